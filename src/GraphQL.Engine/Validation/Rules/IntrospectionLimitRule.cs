using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>A limit of what a document asks of the schema itself, through <c>__schema</c> and <c>__type</c>.</summary>
internal abstract class IntrospectionLimitRule(ValidationContext context) : ValidationRule(context)
{
    private readonly List<FieldNode> _entries = [];

    public sealed override void EnterField(FieldNode field)
    {
        if (field.Name.Value is "__schema" or "__type")
        {
            _entries.Add(field);
        }
    }

    public sealed override void LeaveDocument()
    {
        if (_entries.Count > 0)
        {
            Check(_entries);
        }
    }

    /// <summary>Looks at the fields where introspection begins; there is at least one.</summary>
    protected abstract void Check(IReadOnlyList<FieldNode> entries);
}
