using GraphTenancy.GraphQL.Data.Compilation;
using GraphTenancy.GraphQL.Data.Execution;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Data.Plans;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;
using NpgsqlTypes;

namespace GraphTenancy.GraphQL.Data.Nodes;

/// <summary>
/// Reads objects by their global ids: one statement for each type among the ids, all in the same batch.
/// </summary>
internal sealed class NodePlan : DataFetchPlan
{
    private readonly bool _isList;
    private readonly Dictionary<string, CompiledCache<(RowStatement Rows, RowWriter Writer)>> _types = [];

    public NodePlan(PlannedField field, DataServices services, bool isList)
        : base(services, isPrivileged: false)
    {
        _isList = isList;
        // A field of the type Node always has selections: validation saw to it.
        foreach (ObjectType type in field.Selections!.Types)
        {
            if (type.ClrType is { } row && TableMapping.IsMapped(row))
            {
                var reader = new SelectionReader();
                SelectedObject selected = reader.Read(field, TableMapping.For(row));
                HasComputed |= reader.HasComputed;
                _types.Add(type.Name, new(reader.Conditions, active => RowPlan.Compile(selected, active)));
            }
        }
    }

    public override ValueTask<FetchRun> PrepareAsync(FetchRequest request, Guid tenantId) =>
        ValueTask.FromResult<FetchRun>(Prepare(request, tenantId));

    public override FetchRun PrepareAgain(FetchRequest request, Guid tenantId, FetchRun first) =>
        Prepare(request, tenantId);

    private NodeRun Prepare(FetchRequest request, Guid tenantId)
    {
        IReadOnlyList<string> ids = IdsOf(request.Context.Arguments);
        var run = new NodeRun(_isList) { Marks = NewMarks() };
        var keys = new Dictionary<string, List<Guid>>(StringComparer.Ordinal);
        foreach (string id in ids)
        {
            (string type, Guid key) = Decode(id);
            run.Ask(type, key);
            if (_types.ContainsKey(type))
            {
                keys.TryAdd(type, []);
                keys[type].Add(key);
            }
        }

        LevelScope scope = ScopeOf(request, tenantId);
        foreach ((string type, List<Guid> wanted) in keys)
        {
            AddStatement(run, type, [.. wanted], scope);
        }

        return run;
    }

    private void AddStatement(NodeRun run, string type, Guid[] keys, LevelScope scope)
    {
        (RowStatement rows, RowWriter writer) = _types[type].Get(scope.Variables);
        var tail = new SqlText();
        tail.Append($" where t0.{rows.Table.Key} = any(")
            .Append(new SqlValue<Guid[]>(keys, NpgsqlDbType.Array | NpgsqlDbType.Uuid)).Append(")");
        ChildLists[] lists = ListLevels.Add(run, scope, new ParentRows(rows, tail.ToString(), tail.Values));
        run.Add(
            new SqlText(tail.Values)
                .Append($"select {rows.SelectList}, t0.{rows.Table.Key} from {rows.From}{tail}")
                .ToStatement(),
            run.Rows(type, rows, writer, lists));
    }

    private IReadOnlyList<string> IdsOf(IReadOnlyDictionary<string, object?> arguments)
    {
        if (!_isList)
        {
            return [TextOf(arguments["id"])];
        }

        var ids = (IReadOnlyList<object?>)(arguments["ids"] ?? Array.Empty<object?>());
        return ids.Count <= Services.Options.MaxNodes
            ? [.. ids.Select(TextOf)]
            : throw new GraphQLException(
                $"The field 'nodes' was asked for {ids.Count} ids; at most {Services.Options.MaxNodes} are allowed. "
                + "Ask in parts.",
                ErrorCodes.BadUserInput);
    }

    // Both arguments are non-null, and coercion makes an ID a string.
    private static string TextOf(object? id) => (string)id!;

    private (string Type, Guid Key) Decode(string id)
    {
        GlobalId? decoded = GlobalId.TryDecode(id);
        if (decoded is null)
        {
            throw Malformed(id);
        }

        if (!_types.ContainsKey(decoded.TypeName))
        {
            return (decoded.TypeName, Guid.Empty);
        }

        return Guid.TryParseExact(decoded.Key, "N", out Guid key) ? (decoded.TypeName, key) : throw Malformed(id);
    }

    private static GraphQLException Malformed(string id)
    {
        const int shown = 100;
        return new GraphQLException(
            $"'{(id.Length <= shown ? id : id[..shown] + "…")}' is not a global id. Use an id that this server gave.",
            ErrorCodes.BadUserInput);
    }
}
