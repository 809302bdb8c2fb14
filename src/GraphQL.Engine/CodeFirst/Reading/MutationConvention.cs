using System.Reflection;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>
/// One <c>input</c> argument, one payload with the result and the declared errors, for each mutation.
/// </summary>
internal sealed class MutationConvention(CodeFirstSchema schema, FieldReader fields)
{
    private const string InputName = "input";

    /// <summary>Shapes a mutation; <paramref name="field"/> comes with its name, description and result type.</summary>
    public void Apply(
        FieldConfiguration field, MethodInfo method, BoundParameter[] parameters, ObjectTypeConfiguration parent)
    {
        UseMutationConventionAttribute options =
            method.GetCustomAttribute<UseMutationConventionAttribute>() ?? new UseMutationConventionAttribute();
        string name = Naming.PascalCase(field.Name);
        string? input = AddInput(field, parameters, options.InputTypeName ?? name + "Input");
        FieldResolver resolver = ResolverCompiler.Compile(method, parameters, ResolverInstance.Request, input);
        MutationErrors errors = MutationErrors.Read(method, schema, fields);
        string payloadName = options.PayloadTypeName ?? name + "Payload";
        Type returnType = ClrShape.WithoutTask(method.ReturnType);
        if (string.Equals(Naming.OfType(returnType), payloadName, StringComparison.Ordinal))
        {
            UseOwnPayload(field, method, resolver, errors);
        }
        else
        {
            ObjectTypeConfiguration payload = AddPayload(payloadName, field, method, options.PayloadFieldName);
            errors.AddField(payload, options.PayloadErrorTypeName ?? name + "Error");
            field.Type = TypeReference.Parse(payloadName + "!");
            field.Resolver = errors.Catch(resolver);
        }

        schema.Shape(new FieldShaping
        {
            Field = field,
            Parent = parent,
            ReturnType = null,
            Attributes = AttributesOf(method, ofPayload: false),
        });
    }

    private static IEnumerable<FieldDescriptorAttribute> AttributesOf(MethodInfo method, bool ofPayload) => method
        .GetCustomAttributes<FieldDescriptorAttribute>()
        .Where(attribute => attribute.AppliesToPayload == ofPayload);

    private static void UseOwnPayload(
        FieldConfiguration field, MethodInfo method, FieldResolver resolver, MutationErrors errors)
    {
        if (!errors.IsEmpty)
        {
            throw new CodeFirstException(
                $"{ClrShape.Describe(method)} returns its own payload type and declares errors. "
                + "Return the result itself, then the payload gets both; or remove [Error].");
        }

        field.Resolver = resolver;
    }

    private string? AddInput(FieldConfiguration field, BoundParameter[] parameters, string typeName)
    {
        InputValueConfiguration[] arguments = [.. FieldReader.ArgumentsOf(parameters)];
        if (arguments.Length == 0)
        {
            return null;
        }

        if (arguments is [{ Name: InputName, Type: ClrTypeReference { Type: { } type } } own] && IsObject(type))
        {
            field.Arguments.Add(own);
            return null;
        }

        var input = new InputObjectTypeConfiguration { Name = typeName };
        input.Fields.AddRange(arguments);
        schema.AddType(input);
        field.Arguments.Add(new InputValueConfiguration
        {
            Name = InputName,
            Type = TypeReference.Parse(typeName + "!"),
        });
        return InputName;
    }

    private static bool IsObject(Type type) =>
        !ClrShape.IsScalar(type) && !type.IsEnum && ClrShape.ItemTypeOf(type) is null
        && Nullable.GetUnderlyingType(type) is null && ClrShape.OptionalValueOf(type) is null;

    private ObjectTypeConfiguration AddPayload(
        string name, FieldConfiguration mutation, MethodInfo method, string? resultName)
    {
        var payload = new ObjectTypeConfiguration { Name = name };
        Type returnType = ClrShape.WithoutTask(method.ReturnType);
        var result = new FieldConfiguration
        {
            Name = resultName ?? "result",
            Type = mutation.Type,
            Member = method,
            PureResolver = static source => ((MutationPayload)source).Result,
        };
        FieldReader.EncodeIds(result, method, payload);
        payload.Fields.Add(result);
        schema.AddType(payload);
        schema.Shape(new FieldShaping
        {
            Field = result,
            Parent = payload,
            ReturnType = returnType,
            Attributes = AttributesOf(method, ofPayload: true),
            Finish = () => Complete(result, resultName, method),
        });
        return payload;
    }

    // The result is absent when there are errors, so it is nullable whatever the method returns.
    private void Complete(FieldConfiguration result, string? name, MethodInfo method)
    {
        string syntax = schema.Resolve(result.Type, isInput: false, ClrShape.Describe(method));
        result.Name = name ?? Naming.CamelCase(syntax.Trim('[', ']', '!'));
        result.Type = TypeReference.Parse(syntax.TrimEnd('!'));
    }
}
