using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Tenancy;

namespace GraphTenancy.GraphQL.Hosting.Explaining;

/// <summary>Explained statements for people and for programs.</summary>
internal sealed class ExplainReport(
    ExplainRequest request,
    RequestIdentity identity,
    ExecutionResult result,
    IReadOnlyList<ExplainedStatement> statements)
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private int Trips => statements.Count == 0 ? 0 : statements[^1].Trip;

    /// <summary>Who asks, then each statement with its parameters and its plan.</summary>
    public string AsText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"tenant {identity.Caller?.Tenant?.TenantCode ?? "-"}, ")
            .Append(CultureInfo.InvariantCulture, $"user {identity.Subject}, document {result.DocumentHash}\n")
            .Append(CultureInfo.InvariantCulture, $"statements: {statements.Count}, round trips: {Trips}\n");
        for (int i = 0; i < statements.Count; i++)
        {
            Append(text, i + 1, statements[i]);
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>One JSON object.</summary>
    public string AsJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("tenant", identity.Caller?.Tenant?.TenantCode);
            writer.WriteString("user", identity.Subject);
            writer.WriteString("document", result.DocumentHash);
            writer.WriteString("operation", result.OperationName);
            writer.WriteNumber("roundTrips", Trips);
            writer.WriteStartArray("statements");
            foreach (ExplainedStatement statement in statements)
            {
                Write(writer, statement);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private void Append(StringBuilder text, int number, ExplainedStatement statement)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{number}. ")
            .Append(statement.IsPrivileged ? "over all tenants, " : "")
            .Append(CultureInfo.InvariantCulture, $"round trip {statement.Trip}\n{Indent(statement.Sql)}");
        if (statement.Parameters.Count > 0)
        {
            text.Append("  parameters: ").AppendJoin(", ", statement.Parameters.Select(Describe)).Append('\n');
        }

        text.Append("  plan:\n").Append(Indent(statement.Plan, "    "));
    }

    private string Describe(ExplainedParameter parameter, int index) => request.ShowsValues
        ? $"${index + 1} {parameter.Type} = {parameter.Value ?? "null"}"
        : $"${index + 1} {parameter.Type}";

    private static string Indent(string lines, string by = "  ") =>
        string.Concat(lines.Split('\n').Select(line => $"{by}{line.TrimEnd()}\n"));

    private void Write(Utf8JsonWriter writer, ExplainedStatement statement)
    {
        writer.WriteStartObject();
        writer.WriteNumber("roundTrip", statement.Trip);
        writer.WriteString("session", statement.IsPrivileged ? "admin" : "tenant");
        writer.WriteString("sql", statement.Sql);
        writer.WriteStartArray("parameters");
        foreach (ExplainedParameter parameter in statement.Parameters)
        {
            writer.WriteStartObject();
            writer.WriteString("type", parameter.Type);
            if (request.ShowsValues)
            {
                writer.WriteString("value", parameter.Value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WritePropertyName("plan");
        writer.WriteRawValue(statement.Plan);
        writer.WriteEndObject();
    }
}
