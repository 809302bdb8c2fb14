using Npgsql;

namespace GraphTenancy.Persistence.Sessions;

/// <summary>
/// One SQL statement with positional parameters (<c>$1</c>, <c>$2</c> …). Values never stand in the text.
/// </summary>
/// <param name="Text">The statement; the same text for the same shape, so that it is prepared once per
/// connection.</param>
/// <param name="Parameters">The parameters in order; typed, so that boxing is avoided. Used for one execution
/// only.</param>
public readonly record struct SqlStatement(string Text, params IReadOnlyList<NpgsqlParameter> Parameters);
