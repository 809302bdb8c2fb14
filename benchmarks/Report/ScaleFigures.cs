namespace GraphTenancy.Benchmarks.Report;

/// <summary>The medians over a database of one size.</summary>
/// <param name="Direction">What grows: <c>tenants</c> or <c>orders</c>.</param>
/// <param name="Tenants">Tenants in the database.</param>
/// <param name="Orders">Orders in the database.</param>
/// <param name="SampledTenants">Tenants that requests come from: those who fill a page.</param>
/// <param name="Figures">The medians.</param>
internal sealed record ScaleFigures(string Direction, int Tenants, int Orders, int SampledTenants, Figures Figures);
