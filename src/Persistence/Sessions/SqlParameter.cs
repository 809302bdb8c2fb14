using Npgsql;
using NpgsqlTypes;

namespace GraphTenancy.Persistence.Sessions;

/// <summary>Makes typed parameters; none boxes its value.</summary>
public static class SqlParameter
{
    /// <summary>A <c>uuid</c>.</summary>
    public static NpgsqlParameter Of(Guid value) =>
        new NpgsqlParameter<Guid> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Uuid };

    /// <summary>A <c>uuid</c> or null.</summary>
    public static NpgsqlParameter Of(Guid? value) => value is { } id ? Of(id) : Null(NpgsqlDbType.Uuid);

    /// <summary>An <c>int4</c>.</summary>
    public static NpgsqlParameter Of(int value) =>
        new NpgsqlParameter<int> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Integer };

    /// <summary>An <c>int8</c>.</summary>
    public static NpgsqlParameter Of(long value) =>
        new NpgsqlParameter<long> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    /// <summary>A <c>bool</c>.</summary>
    public static NpgsqlParameter Of(bool value) =>
        new NpgsqlParameter<bool> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Boolean };

    /// <summary>A <c>text</c> or null.</summary>
    public static NpgsqlParameter Of(string? value) => value is null
        ? Null(NpgsqlDbType.Text)
        : new NpgsqlParameter<string> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    /// <summary>A <c>timestamptz</c>; the offset is turned into UTC.</summary>
    public static NpgsqlParameter Of(DateTimeOffset value) => new NpgsqlParameter<DateTime>
    {
        TypedValue = value.UtcDateTime,
        NpgsqlDbType = NpgsqlDbType.TimestampTz,
    };

    /// <summary>A <c>timestamptz</c> or null.</summary>
    public static NpgsqlParameter Of(DateTimeOffset? value) =>
        value is { } time ? Of(time) : Null(NpgsqlDbType.TimestampTz);

    /// <summary>An <c>interval</c>.</summary>
    public static NpgsqlParameter Of(TimeSpan value) =>
        new NpgsqlParameter<TimeSpan> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Interval };

    /// <summary>A <c>bytea</c> or null.</summary>
    public static NpgsqlParameter Of(byte[]? value) => value is null
        ? Null(NpgsqlDbType.Bytea)
        : new NpgsqlParameter<byte[]> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bytea };

    /// <summary>A <c>jsonb</c> from JSON in UTF-8.</summary>
    public static NpgsqlParameter Json(byte[] utf8) =>
        new NpgsqlParameter<byte[]> { TypedValue = utf8, NpgsqlDbType = NpgsqlDbType.Jsonb };

    /// <summary>A <c>jsonb</c> from JSON text, or null.</summary>
    public static NpgsqlParameter Json(string? json) => json is null
        ? Null(NpgsqlDbType.Jsonb)
        : new NpgsqlParameter<string> { TypedValue = json, NpgsqlDbType = NpgsqlDbType.Jsonb };

    /// <summary>An array of <paramref name="elementType"/>, or null.</summary>
    public static NpgsqlParameter Array<T>(T[]? values, NpgsqlDbType elementType) => values is null
        ? Null(NpgsqlDbType.Array | elementType)
        : new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | elementType };

    private static NpgsqlParameter Null(NpgsqlDbType type) => new() { Value = DBNull.Value, NpgsqlDbType = type };
}
