# The portal alone: PostgreSQL and Keycloak are services of their own (docker-compose.yml).
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY frontend frontend
COPY realm-config realm-config
COPY src/main src/main
RUN mvn -B -ntp -q -Ddist.skip=true -Dmaven.test.skip=true package \
 && java -Djarmode=tools -jar target/entente.jar extract --destination target/entente

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin entente \
 && install -d -m 700 -o entente /var/lib/entente/files /var/lib/entente/key
COPY --from=build /build/target/entente /opt/entente
COPY --chmod=755 src/main/docker/healthy /usr/local/bin/healthy
USER 10001
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=6 \
  CMD ["healthy", "8080", "/actuator/health/readiness"]
# It writes below /tmp and /var/lib/entente only, so the rest may be read-only.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", \
  "-Djava.io.tmpdir=/tmp", "-jar", "/opt/entente/entente.jar"]
