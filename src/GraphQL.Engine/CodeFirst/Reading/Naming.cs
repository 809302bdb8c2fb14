using System.Reflection;
using System.Text;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>GraphQL names of C# members; the conventions are Hot Chocolate's.</summary>
internal static class Naming
{
    /// <summary><c>GetOrdersAsync</c> is <c>orders</c>.</summary>
    public static string OfMethod(MethodInfo method)
    {
        if (NameAttributeOf(method) is { } given)
        {
            return given;
        }

        string name = method.Name;
        if (name.Length > 3 && name.StartsWith("Get", StringComparison.Ordinal) && !char.IsLower(name[3]))
        {
            name = name[3..];
        }

        if (name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal)
            && ClrShape.IsAsynchronous(method.ReturnType))
        {
            name = name[..^5];
        }

        return CamelCase(name);
    }

    /// <summary><c>PlacedAt</c> is <c>placedAt</c>.</summary>
    public static string OfProperty(PropertyInfo property) => NameAttributeOf(property) ?? CamelCase(property.Name);

    /// <summary>The parameter's own name, which is in camel case already.</summary>
    public static string OfParameter(ParameterInfo parameter) =>
        NameAttributeOf(parameter) ?? CamelCase(parameter.Name ?? "");

    /// <summary><c>Order</c> is <c>Order</c>, <c>Edge&lt;Order&gt;</c> is <c>EdgeOfOrder</c>.</summary>
    public static string OfType(Type type) => NameAttributeOf(type) ?? ExplicitNameOf(type) ?? CSharpName(type);

    /// <summary><c>PlaceOrder</c> is <c>PlaceOrderInput</c>; a name that ends in <c>Input</c> stays.</summary>
    public static string OfInputType(Type type)
    {
        string? given = NameAttributeOf(type) ?? type.GetCustomAttribute<InputObjectTypeAttribute>()?.Name;
        if (given is not null)
        {
            return given;
        }

        string name = CSharpName(type);
        return name.EndsWith("Input", StringComparison.Ordinal) ? name : name + "Input";
    }

    /// <summary><c>InProgress</c> is <c>IN_PROGRESS</c>.</summary>
    public static string OfEnumValue(FieldInfo member)
    {
        if (NameAttributeOf(member) is { } given)
        {
            return given;
        }

        string name = member.Name;
        var text = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && StartsWord(name, i))
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>Lowers the leading capitals: <c>Id</c> is <c>id</c>, <c>URLPath</c> is <c>urlPath</c>.</summary>
    public static string CamelCase(string name)
    {
        int capitals = 0;
        while (capitals < name.Length && char.IsUpper(name[capitals]))
        {
            capitals++;
        }

        // The last of several capitals begins the next word, where a letter follows.
        if (capitals > 1 && capitals < name.Length && char.IsLetter(name[capitals]))
        {
            capitals--;
        }

        return name[..capitals].ToLowerInvariant() + name[capitals..];
    }

    /// <summary>Raises the first letter: <c>placeOrder</c> is <c>PlaceOrder</c>.</summary>
    public static string PascalCase(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static bool StartsWord(string name, int index)
    {
        if (!char.IsUpper(name[index]) || name[index - 1] == '_')
        {
            return false;
        }

        return !char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1]));
    }

    private static string? NameAttributeOf(ICustomAttributeProvider member) =>
        MemberAttributes.Find<GraphQLNameAttribute>(member)?.Name;

    private static string? ExplicitNameOf(Type type) =>
        type.GetCustomAttribute<ObjectTypeAttribute>(inherit: false)?.Name
        ?? type.GetCustomAttribute<InterfaceTypeAttribute>(inherit: false)?.Name
        ?? type.GetCustomAttribute<UnionTypeAttribute>(inherit: false)?.Name
        ?? type.GetCustomAttribute<EnumTypeAttribute>(inherit: false)?.Name;

    private static string CSharpName(Type type)
    {
        if (!type.IsGenericType)
        {
            return type.Name;
        }

        string name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}Of{string.Join("And", type.GenericTypeArguments.Select(OfType))}";
    }
}
