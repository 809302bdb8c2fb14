namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>
/// The public methods and properties of the class are fields of the root type <c>Mutation</c>. Mutation conventions are
/// on by default, see <see cref="UseMutationConventionAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MutationTypeAttribute : Attribute;
