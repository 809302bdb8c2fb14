using System.Reflection;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Reads a C# enum.</summary>
internal sealed class EnumReader(MemberText text)
{
    /// <summary>Reads the members into <paramref name="type"/>.</summary>
    public void Read(EnumTypeConfiguration type, Type source)
    {
        type.Description = text.Describe(source);
        type.Values.AddRange(source.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static member => !member.IsDefined(typeof(GraphQLIgnoreAttribute)))
            .Select(member => new EnumValue
            {
                Name = Naming.OfEnumValue(member),
                Value = member.GetValue(null) ?? member.Name,
                Description = text.Describe(member),
                DeprecationReason = MemberText.Deprecation(member),
            }));
    }
}
