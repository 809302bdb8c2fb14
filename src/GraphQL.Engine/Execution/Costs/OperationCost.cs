using System.Runtime.InteropServices;

namespace GraphTenancy.GraphQL.Engine.Execution.Costs;

/// <summary>What an operation costs at most.</summary>
/// <param name="FieldCost">The weight of all fields: the work of resolving them.</param>
/// <param name="TypeCost">The weight of all objects in the response.</param>
/// <remarks>
/// Never negative, never above <see cref="Most"/>: sums and products stop there instead of turning over or becoming
/// infinite, which JSON could not say.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OperationCost(double FieldCost, double TypeCost)
{
    /// <summary>A number beyond every limit that is still exact as a double and prints as an integer.</summary>
    public const double Most = 1e15;

    /// <summary>Adds, up to <see cref="Most"/>.</summary>
    public static OperationCost operator +(OperationCost left, OperationCost right) =>
        new(Saturate(left.FieldCost + right.FieldCost), Saturate(left.TypeCost + right.TypeCost));

    internal static OperationCost Max(OperationCost left, OperationCost right) =>
        new(Math.Max(left.FieldCost, right.FieldCost), Math.Max(left.TypeCost, right.TypeCost));

    // A negative weight makes its own field cheaper, never another one.
    internal static double Saturate(double value) => Math.Clamp(value, 0, Most);
}
