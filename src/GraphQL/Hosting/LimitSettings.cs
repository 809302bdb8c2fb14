using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types.Costs;
using GraphTenancy.GraphQL.Engine.Validation;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>
/// How much a request may ask: configuration section <c>GraphTenancy:Limits</c>, with Hot Chocolate's names where it
/// has one; <c>docs/limits.md</c> lists all.
/// </summary>
internal static class LimitSettings
{
    public const string Section = "GraphTenancy:Limits";

    private const double LongestTimeout = 3600;
    private const int LargestCost = 1_000_000_000;

    /// <summary>Sets the limits of the engine.</summary>
    /// <exception cref="ConfigurationException">A value is not usable; the message names its key.</exception>
    public static void Apply(IConfiguration configuration, RequestExecutorOptions options)
    {
        options.Parser = ReadParser(configuration, options.Parser);
        options.Validation = ReadValidation(configuration, options.Validation);
        options.Variables = ReadVariables(configuration, options.Variables);
        ReadCost(configuration, options.Cost);
        options.ExecutionTimeout = SettingReader.ReadSeconds(
            configuration, $"{Section}:ExecutionTimeoutSeconds", options.ExecutionTimeout.TotalSeconds, LongestTimeout);
        options.DocumentCacheSize = Read(configuration, "DocumentCacheSize", options.DocumentCacheSize);
        options.PlanCacheSize = Read(configuration, "PlanCacheSize", options.PlanCacheSize);
    }

    private static ParserOptions ReadParser(IConfiguration configuration, ParserOptions standard) => standard with
    {
        MaxBytes = Read(configuration, "MaxAllowedDocumentBytes", standard.MaxBytes),
        MaxTokens = Read(configuration, "MaxAllowedTokens", standard.MaxTokens),
        MaxFields = Read(configuration, "MaxAllowedFields", standard.MaxFields),
        MaxDepth = Read(configuration, "MaxAllowedRecursionDepth", standard.MaxDepth),
    };

    private static ValidationOptions ReadValidation(IConfiguration configuration, ValidationOptions standard) =>
        standard with
        {
            MaxErrors = Read(configuration, "MaxAllowedValidationErrors", standard.MaxErrors),
            MaxFieldDepth = Read(configuration, "MaxAllowedFieldDepth", standard.MaxFieldDepth),
            MaxFields = Read(configuration, "MaxAllowedExpandedFields", standard.MaxFields),
            MaxRootFields = Read(configuration, "MaxAllowedRootFields", standard.MaxRootFields),
            MaxAliasesOfOneField = Read(configuration, "MaxAllowedAliases", standard.MaxAliasesOfOneField),
            MaxDirectivesPerLocation = Read(configuration, "MaxAllowedDirectives", standard.MaxDirectivesPerLocation),
            MaxFragmentVisits = Read(configuration, "MaxAllowedFragmentVisits", standard.MaxFragmentVisits),
            MaxFieldMergeComparisons =
                Read(configuration, "MaxAllowedFieldMergeComparisons", standard.MaxFieldMergeComparisons),
            MaxIntrospectionLists =
                Read(configuration, "MaxAllowedIntrospectionLists", standard.MaxIntrospectionLists),
            MaxIntrospectionFields =
                Read(configuration, "MaxAllowedIntrospectionFields", standard.MaxIntrospectionFields),
        };

    private static VariableLimits ReadVariables(IConfiguration configuration, VariableLimits standard) => standard with
    {
        MaxBytes = Read(configuration, "MaxAllowedVariableBytes", standard.MaxBytes),
        MaxDepth = Read(configuration, "MaxAllowedVariableDepth", standard.MaxDepth),
        MaxListLength = Read(configuration, "MaxAllowedVariableListLength", standard.MaxListLength),
    };

    private static void ReadCost(IConfiguration configuration, CostOptions cost)
    {
        cost.MaxFieldCost = ReadCost(configuration, "MaxFieldCost", cost.MaxFieldCost);
        cost.MaxTypeCost = ReadCost(configuration, "MaxTypeCost", cost.MaxTypeCost);
        cost.DefaultListSize = ReadCost(configuration, "DefaultListSize", cost.DefaultListSize);
        cost.DefaultResolverCost = ReadCost(configuration, "DefaultResolverCost", cost.DefaultResolverCost);
        cost.EnforceCostLimits = SettingReader.ReadBool(
            configuration, $"{Section}:EnforceCostLimits", cost.EnforceCostLimits);
    }

    private static int Read(IConfiguration configuration, string name, int standard) =>
        SettingReader.ReadInt(configuration, $"{Section}:{name}", standard, 1, int.MaxValue);

    private static double ReadCost(IConfiguration configuration, string name, double standard) =>
        SettingReader.ReadInt(configuration, $"{Section}:{name}", (int)standard, 0, LargestCost);
}
