using System.Reflection;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>The errors that a mutation declares with <see cref="ErrorAttribute"/>.</summary>
internal sealed class MutationErrors
{
    private readonly CodeFirstSchema _schema;
    private readonly IReadOnlyList<MutationErrorKind> _kinds;

    private MutationErrors(CodeFirstSchema schema, IReadOnlyList<MutationErrorKind> kinds)
    {
        _schema = schema;
        _kinds = kinds;
    }

    /// <summary>Whether none is declared.</summary>
    public bool IsEmpty => _kinds.Count == 0;

    /// <summary>Reads them, and adds their types to the schema.</summary>
    public static MutationErrors Read(MethodInfo method, CodeFirstSchema schema, FieldReader fields)
    {
        var types = new ErrorTypeReader(schema, fields);
        return new MutationErrors(
            schema,
            [.. method.GetCustomAttributes<ErrorAttribute>().SelectMany(error => types.Read(error.ErrorType, method))]);
    }

    /// <summary>Adds the field <c>errors</c> and its union to a payload, if any is declared.</summary>
    public void AddField(ObjectTypeConfiguration payload, string unionName)
    {
        if (IsEmpty)
        {
            return;
        }

        var union = new UnionTypeConfiguration
        {
            Name = unionName,
            ResolveType = error =>
                _kinds.FirstOrDefault(kind => kind.Type.ClrType?.IsInstanceOfType(error) == true)?.Type.Name,
        };
        union.Types.AddRange(_kinds.Select(static kind => kind.Type.Name).Distinct().Select(TypeReference.Parse));
        _schema.AddType(union);
        payload.Fields.Add(new FieldConfiguration
        {
            Name = "errors",
            Type = TypeReference.Parse($"[{unionName}!]"),
            PureResolver = static source => ((MutationPayload)source).Errors,
        });
    }

    /// <summary>A resolver that answers a payload, with the declared errors caught.</summary>
    public FieldResolver Catch(FieldResolver resolver) => async context =>
    {
        try
        {
            return new MutationPayload(await resolver(context), Errors: null);
        }
        catch (Exception exception) when (TryMap(exception) is { } errors)
        {
            return new MutationPayload(Result: null, errors);
        }
    };

    // Several exceptions at once are answered only if all of them are declared: an undeclared one is a surprise.
    private List<object>? TryMap(Exception exception)
    {
        IReadOnlyCollection<Exception> thrown = exception is AggregateException several
            ? several.Flatten().InnerExceptions
            : [exception];
        var errors = new List<object>();
        foreach (Exception one in thrown)
        {
            // The closest declared type wins, so that the order of the attributes does not matter.
            if (_kinds.Where(kind => kind.ExceptionType.IsInstanceOfType(one))
                .MaxBy(static kind => kind.Depth) is not { } kind)
            {
                return null;
            }

            errors.Add(kind.Create(one));
        }

        return errors.Count > 0 ? errors : null;
    }
}
