using GraphTenancy.GraphQL.Data.Compilation;

namespace GraphTenancy.GraphQL.Data.Filtering;

/// <summary>Writes conditions in brackets with <c>and</c> or <c>or</c> between them.</summary>
internal sealed class Junction
{
    private readonly SqlText _sql;
    private readonly string _separator;
    private readonly string _whenEmpty;
    private bool _hasItems;

    public Junction(SqlText sql, string separator, string whenEmpty)
    {
        _sql = sql.Append("(");
        _separator = separator;
        _whenEmpty = whenEmpty;
    }

    public void Next()
    {
        if (_hasItems)
        {
            _sql.Append(_separator);
        }

        _hasItems = true;
    }

    public void Close() => _sql.Append(_hasItems ? ")" : $"{_whenEmpty})");
}
