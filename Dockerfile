# Two images from one build: the server, and the migrator that holds the owner's rights and ends.
# The base images are named by the caller, so that a mirror can serve them.
ARG SDK_IMAGE
ARG RUNTIME_IMAGE

FROM ${SDK_IMAGE} AS build
RUN apt-get update && apt-get install --yes --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish src/GraphQL --configuration Release --output /server \
    && dotnet publish src/Migrator --configuration Release --output /migrator

FROM ${RUNTIME_IMAGE} AS server
WORKDIR /app
COPY --from=build /server .
USER app
EXPOSE 8080
ENTRYPOINT ["dotnet", "GraphTenancy.GraphQL.dll"]

FROM ${RUNTIME_IMAGE} AS migrator
WORKDIR /app
COPY --from=build /migrator .
USER app
ENTRYPOINT ["dotnet", "GraphTenancy.Migrator.dll"]
