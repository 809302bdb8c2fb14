using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphTenancy.GraphQL.Data.Mapping;
using Npgsql;

namespace GraphTenancy.GraphQL.Data.Compilation;

/// <summary>Reads a column, which is not null, into the property of a record.</summary>
internal delegate void ColumnSetter(object record, NpgsqlDataReader reader, int ordinal);

/// <summary>
/// Compiles what fills records of mapped types. <c>required</c> and <c>init</c> bind the C# compiler only, so that a
/// record may be made with some of its properties.
/// </summary>
internal static class RecordCompiler
{
    private static readonly ConcurrentDictionary<Type, Func<object>> Creators = new();
    private static readonly ConcurrentDictionary<RelationMapping, Action<object, object>> Relations = new();

    /// <summary>A record with nothing set; its constructor runs if it takes no arguments.</summary>
    public static object Create(Type type) => Creators.GetOrAdd(type, static type =>
        type.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, Type.EmptyTypes)
            is { } constructor
            ? Expression.Lambda<Func<object>>(Expression.New(constructor)).Compile()
            : () => RuntimeHelpers.GetUninitializedObject(type))();

    /// <summary>Sets the property of a to-one relation.</summary>
    public static Action<object, object> RelationSetter(RelationMapping relation) =>
        Relations.GetOrAdd(relation, static relation =>
        {
            ParameterExpression record = Expression.Parameter(typeof(object), "record");
            ParameterExpression target = Expression.Parameter(typeof(object), "target");
            return Expression.Lambda<Action<object, object>>(
                Assign(record, relation.Property, target), record, target).Compile();
        });

    /// <summary>Compiles the setter of a column.</summary>
    public static ColumnSetter SetterOf(ColumnMapping column)
    {
        ParameterExpression record = Expression.Parameter(typeof(object), "record");
        ParameterExpression reader = Expression.Parameter(typeof(NpgsqlDataReader), "reader");
        ParameterExpression ordinal = Expression.Parameter(typeof(int), "ordinal");
        Type type = column.Property.PropertyType;
        Expression value = column.Type switch
        {
            MoneyColumn => Call(ReadMoney, reader, ordinal),
            ArrayColumn array => ListOf(type, ReadArray(ColumnType.ElementOf(type)!, array.Element, reader, ordinal)),
            JsonColumn => Expression.Call(typeof(RecordCompiler), nameof(ReadJson), [type], reader, ordinal),
            EnumColumn text => Expression.Call(
                ((Func<NpgsqlDataReader, int, EnumText, object>)ReadEnum).Method,
                reader,
                ordinal,
                Expression.Constant(text.Values)),
            _ => Expression.Call(
                reader,
                nameof(NpgsqlDataReader.GetFieldValue),
                [Nullable.GetUnderlyingType(type) ?? type],
                ordinal),
        };
        return Expression.Lambda<ColumnSetter>(
            Assign(record, column.Property, value), record, reader, ordinal).Compile();
    }

    // Such a column has a property that is a list: the mapping saw to it.
    private static MethodCallExpression ReadArray(
        Type element, ColumnType column, Expression reader, Expression ordinal) => column is EnumColumn text
            ? Expression.Call(
                typeof(RecordCompiler), nameof(ReadEnums), [element], reader, ordinal, Expression.Constant(text.Values))
            : Expression.Call(
                reader, nameof(NpgsqlDataReader.GetFieldValue), [element.MakeArrayType()], ordinal);

    private static Expression ListOf(Type type, Expression array) =>
        // Whoever requires the property asked whether it can hold an array.
        type.IsAssignableFrom(array.Type)
            ? array
            : Expression.New(ListShape.ConstructorOf(type)!, array);

    private static BinaryExpression Assign(Expression record, PropertyInfo property, Expression value) =>
        Expression.Assign(
            // The property has a setter: whoever requires it saw to it. DeclaringType is a class of the program.
            Expression.Property(Expression.Convert(record, property.DeclaringType!), property),
            Expression.Convert(value, property.PropertyType));

    private static MethodCallExpression Call(
        Func<NpgsqlDataReader, int, decimal> read, Expression reader, Expression ordinal) =>
        Expression.Call(read.Method, reader, ordinal);

    private static decimal ReadMoney(NpgsqlDataReader reader, int ordinal) =>
        ColumnDecoders.Money(reader.GetInt64(ordinal));

    private static object ReadEnum(NpgsqlDataReader reader, int ordinal, EnumText text) =>
        text.ToValue(reader.GetString(ordinal));

    private static T?[] ReadEnums<T>(NpgsqlDataReader reader, int ordinal, EnumText text) =>
        Array.ConvertAll(
            reader.GetFieldValue<string?[]>(ordinal),
            item => item is null ? default : (T?)text.ToValue(item));

    private static T? ReadJson<T>(NpgsqlDataReader reader, int ordinal) => typeof(T) == typeof(string)
        ? (T)(object)reader.GetString(ordinal)
        : JsonSerializer.Deserialize<T>(reader.GetString(ordinal), JsonSerializerOptions.Web);
}
