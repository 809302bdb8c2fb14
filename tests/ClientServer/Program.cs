using GraphTenancy.ClientServer;
using GraphTenancy.GraphQL.Hosting;

// The framework loads an assembly of this name into whatever server starts, and it is the real program that starts.
Environment.SetEnvironmentVariable(
    "ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", typeof(ClientTypes).Assembly.GetName().Name);
return await CommandLine.RunAsync(args);
