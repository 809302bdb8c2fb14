using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst;

/// <summary>The schema while it is being built.</summary>
public interface ISchemaConfiguration
{
    /// <summary>The application's services, for configuration that a type needs.</summary>
    IServiceProvider Services { get; }

    /// <summary>Finds a type that was added; <see langword="null"/> when there is none of that name.</summary>
    TypeConfiguration? FindType(string name);

    /// <summary>Finds, or registers by reading its members and attributes, the type of a CLR type.</summary>
    TypeConfiguration GetOrAddClrType(Type type);

    /// <summary>Adds a type made in code.</summary>
    /// <exception cref="InvalidOperationException">Another type has the name.</exception>
    void AddType(TypeConfiguration type);
}
