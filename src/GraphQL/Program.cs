using GraphTenancy.GraphQL.Hosting;

return await CommandLine.RunAsync(args);
