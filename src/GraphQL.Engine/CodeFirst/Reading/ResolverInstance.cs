namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>On what object an instance method with a resolver is called.</summary>
internal enum ResolverInstance
{
    /// <summary>On the parent object: the method belongs to the object type's own class.</summary>
    Parent,

    /// <summary>On an object of the request: the class holds root fields or extends another type.</summary>
    Request,
}
