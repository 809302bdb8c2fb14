using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Descriptions from the XML documentation file that the compiler writes next to an assembly.</summary>
internal sealed class XmlDocumentation
{
    private readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> _files = new();

    /// <summary>
    /// The summary of a type, property, method or enum member; <see langword="null"/> when it has none.
    /// </summary>
    public string? Summary(MemberInfo member)
    {
        if (XmlDocumentationText.Of(Find(member)?.Element("summary")) is { } summary)
        {
            return summary;
        }

        // A positional property of a record is documented as a parameter of the record.
        return member is PropertyInfo { DeclaringType: { } declaring } && Find(declaring) is { } type
            ? XmlDocumentationText.Of(ParameterOf(type, member.Name))
            : null;
    }

    /// <summary>The text of a method's parameter; <see langword="null"/> when it has none.</summary>
    public string? Summary(ParameterInfo parameter) => Find(parameter.Member) is { } member
        ? XmlDocumentationText.Of(ParameterOf(member, parameter.Name))
        : null;

    private static XElement? ParameterOf(XElement member, string? name) => member.Elements("param")
        .FirstOrDefault(element => string.Equals((string?)element.Attribute("name"), name, StringComparison.Ordinal));

    private XElement? Find(MemberInfo member)
    {
        XElement? element = Find(member.Module.Assembly, XmlDocumentationId.Of(member));
        if (element?.Element("inheritdoc") is not { } inherit)
        {
            return element;
        }

        if ((string?)inherit.Attribute("cref") is { } target)
        {
            return Find(member.Module.Assembly, target);
        }

        return Inherited(member) is { } inherited ? Find(inherited) : element;
    }

    private XElement? Find(Assembly assembly, string id) =>
        _files.GetOrAdd(assembly, Load).GetValueOrDefault(id);

    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        var members = new Dictionary<string, XElement>(StringComparer.Ordinal);
        string path = Path.ChangeExtension(assembly.Location, ".xml");
        if (assembly.Location.Length == 0 || !File.Exists(path))
        {
            return members;
        }

        foreach (XElement member in XDocument.Load(path).Descendants("member"))
        {
            if ((string?)member.Attribute("name") is { } name)
            {
                members.TryAdd(name, member);
            }
        }

        return members;
    }

    private static MemberInfo? Inherited(MemberInfo member)
    {
        if (member is Type type)
        {
            return type.BaseType is { } parent && parent != typeof(object)
                ? parent
                : type.GetInterfaces().FirstOrDefault();
        }

        if (member is MethodInfo method && method.GetBaseDefinition() is { } root && root != method)
        {
            return root;
        }

        return member.DeclaringType is { } declaring ? InheritedFrom(declaring, member) : null;
    }

    private static MemberInfo? InheritedFrom(Type declaring, MemberInfo member)
    {
        IEnumerable<Type> parents = declaring.BaseType is { } parent
            ? declaring.GetInterfaces().Prepend(parent)
            : declaring.GetInterfaces();
        return parents
            .SelectMany(candidate => candidate.GetMember(
                member.Name, member.MemberType, BindingFlags.Public | BindingFlags.Instance))
            .FirstOrDefault();
    }
}
