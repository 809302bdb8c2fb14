using System.Globalization;
using System.Text;
using GraphTenancy.Persistence.Sessions;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>SQL text being written, with the values of its positional parameters.</summary>
internal sealed class SqlText
{
    private readonly StringBuilder _text = new(256);
    private readonly List<SqlValue> _values = [];

    public SqlText()
    {
    }

    /// <summary>Begins with values that are numbered already, from <c>$1</c>.</summary>
    public SqlText(IReadOnlyList<SqlValue> values) => _values.AddRange(values);

    public IReadOnlyList<SqlValue> Values => _values;

    /// <summary>
    /// The limit as text, the one number that is no parameter: with <c>limit $1</c> the planner guesses a tenth of the
    /// rows, finds its generic plan dear and plans anew at every execution. It is an integer that the server has
    /// checked, and there are no more texts than page sizes.
    /// </summary>
    public static string Limit(int rows) => string.Create(CultureInfo.InvariantCulture, $" limit {rows}");

    public SqlText Append(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Writes the placeholder of a value.</summary>
    public SqlText Append(SqlValue value)
    {
        _values.Add(value);
        _text.Append(CultureInfo.InvariantCulture, $"${_values.Count}");
        return this;
    }

    public SqlStatement ToStatement()
    {
        var parameters = new NpgsqlParameter[_values.Count];
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = _values[i].ToParameter();
        }

        return new SqlStatement(_text.ToString(), parameters);
    }

    public override string ToString() => _text.ToString();
}
