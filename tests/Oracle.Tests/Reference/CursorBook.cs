namespace GraphTenancy.Oracle.Tests.Reference;

/// <summary>
/// Which row each cursor of the server stands for. Cursors are opaque, so the only way to know is to have got them
/// beside their rows.
/// </summary>
public sealed class CursorBook
{
    private readonly Dictionary<string, (string Scope, Guid Key)> _rows = new(StringComparer.Ordinal);

    /// <summary>Notes what the server gave.</summary>
    public void Note(string cursor, string scope, Guid key) => _rows[cursor] = (scope, key);

    /// <summary>The key of the row; null for a cursor that was never given for this scope.</summary>
    public Guid? Find(string cursor, string scope) =>
        _rows.TryGetValue(cursor, out (string Scope, Guid Key) row) && row.Scope == scope ? row.Key : null;
}
