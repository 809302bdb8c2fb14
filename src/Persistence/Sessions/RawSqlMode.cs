using System.Runtime.CompilerServices;

namespace GraphTenancy.Persistence.Sessions;

/// <summary>Turns Npgsql's SQL rewriting off before Npgsql is used for the first time.</summary>
internal static class RawSqlMode
{
    internal const string SwitchName = "Npgsql.EnableSqlRewriting";

    /// <summary>
    /// With rewriting on, Npgsql splits "select 1; drop …" into two statements, and one injected text could replace a
    /// statement that the next tenant finds prepared. Without it the server itself refuses two statements in one text.
    /// </summary>
#pragma warning disable CA2255 // A library may not ask its host to remember this: forgotten, it is a hole.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void TurnOffRewriting() => AppContext.SetSwitch(SwitchName, isEnabled: false);
}
