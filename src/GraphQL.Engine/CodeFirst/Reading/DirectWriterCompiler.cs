using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Compiles writers that bring a leaf from its parent to the response without boxing it.</summary>
internal static class DirectWriterCompiler
{
    private static readonly Dictionary<Type, MethodInfo> Writers = new()
    {
        [typeof(int)] = Method<int>(DirectWriting.WriteInt),
        [typeof(long)] = Method<long>(DirectWriting.WriteLong),
        [typeof(double)] = Method<double>(DirectWriting.WriteDouble),
        [typeof(decimal)] = Method<decimal>(DirectWriting.WriteDecimal),
        [typeof(bool)] = Method<bool>(DirectWriting.WriteBoolean),
        [typeof(string)] = Method<string>(DirectWriting.WriteString),
        [typeof(Guid)] = Method<Guid>(DirectWriting.WriteGuid),
        [typeof(DateTimeOffset)] = Method<DateTimeOffset>(DirectWriting.WriteDateTime),
    };

    /// <summary>
    /// Compiles the writer of a pure method or getter; <see langword="null"/> for a type without one.
    /// </summary>
    /// <param name="method">The method or getter.</param>
    /// <param name="idType">The type whose global id the value is; <see langword="null"/>: it is a plain
    /// scalar.</param>
    public static DirectWriter? TryCompile(MethodInfo method, string? idType)
    {
        Type type = method.ReturnType;
        Type core = Nullable.GetUnderlyingType(type) ?? type;
        if (!Writers.TryGetValue(core, out MethodInfo? write) || (idType is not null && core != typeof(Guid)))
        {
            return null;
        }

        ParameterExpression parent = Expression.Parameter(typeof(object), "parent");
        ParameterExpression writer = Expression.Parameter(typeof(ResultWriter), "writer");
        ParameterExpression value = Expression.Variable(type, "value");
        Expression present = core == type ? value : Expression.Property(value, nameof(Nullable<>.Value));
        Expression written = idType is null
            ? Expression.Call(write, present, writer)
            : Expression.Call(
                Method<byte[], Guid>(WriteGlobalId),
                Expression.Constant(Encoding.UTF8.GetBytes(idType + ":")),
                present,
                writer);
        Expression result = type.IsValueType && core == type
            ? Expression.Block(written, Expression.Constant(true))
            : Expression.AndAlso(
                Expression.NotEqual(value, Expression.Constant(null, type)),
                Expression.Block(written, Expression.Constant(true)));
        Expression body = Expression.Block(
            [value], Expression.Assign(value, ResolverCompiler.CallOn(method, parent)), result);
        DirectFieldWriter compiled = Expression.Lambda<DirectFieldWriter>(body, parent, writer).Compile();
        return new DirectWriter(compiled, idType is null ? BuiltInScalars.NameOf(core) ?? "" : "ID");
    }

    private static void WriteGlobalId(byte[] prefix, Guid value, ResultWriter writer) =>
        GlobalId.Write(writer, prefix, value);

    private static MethodInfo Method<T>(Action<T, ResultWriter> write) => write.Method;

    private static MethodInfo Method<T1, T2>(Action<T1, T2, ResultWriter> write) => write.Method;
}
