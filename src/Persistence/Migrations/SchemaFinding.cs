namespace GraphTenancy.Persistence.Migrations;

/// <summary>One row of a check: something that must not be.</summary>
/// <param name="Check">The check's name, that of its file in <c>db/checks</c>.</param>
/// <param name="Object">The table, policy, role or function.</param>
/// <param name="Problem">What is wrong with it.</param>
/// <param name="Remedy">What mends it.</param>
public sealed record SchemaFinding(string Check, string Object, string Problem, string Remedy);
