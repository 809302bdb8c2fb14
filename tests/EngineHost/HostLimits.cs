using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Validation;

namespace GraphTenancy.EngineHost;

/// <summary>Limits far above ordinary documents, and low enough that a hostile one cannot stop the process.</summary>
internal static class HostLimits
{
    /// <summary>For documents.</summary>
    public static ParserOptions Parser { get; } = new() { MaxTokens = 2_000_000, MaxFields = 0, MaxBytes = 0, MaxDepth = 1000 };

    /// <summary>For documents that parse.</summary>
    public static ValidationOptions Validation { get; } = new()
    {
        MaxFieldDepth = 500,
        MaxFields = 100_000,
        MaxAliasesOfOneField = 50_000,
        MaxDirectivesPerLocation = 1000,
        MaxRootFields = 50_000,
        MaxFragmentVisits = 100_000,
        MaxIntrospectionFields = 100_000,
        MaxFieldMergeComparisons = 1_000_000,
    };

    /// <summary>For the executor of one schema.</summary>
    public static RequestExecutorOptions Executor(bool isValidating) => new()
    {
        ExecutionTimeout = TimeSpan.FromSeconds(60),
        DocumentCacheSize = 32,
        PlanCacheSize = 32,
        Parser = Parser,
        Validation = Validation,
        Variables = new() { MaxBytes = 64 * 1024 * 1024, MaxDepth = 1000, MaxListLength = 1_000_000 },
        IncludeExceptionDetails = true,
        SkipValidation = !isValidating,
        ResolveSubscriptions = true,
        Cost = { EnforceCostLimits = false },
    };
}
