/** The pages of exercise plans. */
@NullMarked
package org.entente.exercise.ui;

import org.jspecify.annotations.NullMarked;
