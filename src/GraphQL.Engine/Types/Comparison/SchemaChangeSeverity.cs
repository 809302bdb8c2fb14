namespace GraphTenancy.GraphQL.Engine.Types.Comparison;

/// <summary>What a change of the schema means to the clients that know the old one; in rising order.</summary>
public enum SchemaChangeSeverity
{
    /// <summary>No client can notice it without asking for what is new.</summary>
    Safe,

    /// <summary>Every document stays valid, but clients or operators may meet what they did not expect.</summary>
    Dangerous,

    /// <summary>Documents or variables that were valid may be refused now.</summary>
    Breaking,
}
