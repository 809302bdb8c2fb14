using Npgsql;
using NpgsqlTypes;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>
/// A typed value on its way into SQL. It makes a new parameter for every statement that uses it, because a parameter
/// belongs to one command.
/// </summary>
internal abstract class SqlValue
{
    public abstract NpgsqlParameter ToParameter();
}

internal sealed class SqlValue<T>(T value, NpgsqlDbType type) : SqlValue
{
    public T Value { get; } = value;

    public override NpgsqlParameter ToParameter() => new NpgsqlParameter<T> { TypedValue = Value, NpgsqlDbType = type };
}
