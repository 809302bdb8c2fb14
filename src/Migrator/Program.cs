using GraphTenancy.Migrator;
using Spectre.Console;

return await MigratorProgram.RunAsync(args, AnsiConsole.Console, Environment.GetEnvironmentVariable);
