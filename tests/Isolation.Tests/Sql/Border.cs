using GraphTenancy.Persistence.Seeding;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Npgsql;

namespace GraphTenancy.Isolation.Tests.Sql;

/// <summary>
/// The one check of the border around a tenant's rows: it attacks a relation in every way that SQL has and says which
/// attacks came through. The tests of the sound database expect nothing, those of the broken ones expect something.
/// </summary>
internal sealed class Border(TestDatabase database)
{
    private readonly AppSql _app = new(database);

    /// <summary>Attacks the victim's rows; the answer is empty when all held.</summary>
    /// <param name="relation">What to attack.</param>
    /// <param name="attacker">In whose name; null is a session without a context.</param>
    /// <param name="victim">Whose rows.</param>
    /// <param name="policiesOnly">Whether privileges were granted on purpose, so that policies alone must hold.</param>
    public async Task<IReadOnlyList<string>> FindHolesAsync(
        Relation relation, TenantContext? attacker, Guid victim, bool policiesOnly = false)
    {
        var holes = new List<string>();
        string before = await FingerprintAsync(relation, victim);
        if (before.StartsWith("0 ", StringComparison.Ordinal))
        {
            holes.Add($"{relation.Name} has no rows of the victim, so nothing is proved");
        }

        await foreach ((string attack, string? hole) in AttackAsync(relation, attacker, victim, policiesOnly))
        {
            string after = await FingerprintAsync(relation, victim);
            if (hole is not null || after != before)
            {
                holes.Add($"{relation.Name}, {attack}: {hole ?? "rows of the victim have changed"}");
            }

            before = after;
        }

        return holes;
    }

    private async IAsyncEnumerable<(string Attack, string? Hole)> AttackAsync(
        Relation relation, TenantContext? attacker, Guid victim, bool policiesOnly)
    {
        if (!relation.HasTenant)
        {
            // Rows that belong to nobody have no policy to hide behind: nothing may be possible at all.
            foreach (string sql in new[] { "select count(*) from {0}", "insert into {0} default values", "delete from {0}" })
            {
                string statement = string.Format(null, sql, relation.Name);
                yield return (statement, Unless((await _app.TryAsync(attacker, statement)).IsDenied, "was not denied"));
            }

            yield break;
        }

        yield return ("read", await ReadAsync(relation, attacker));
        yield return ("read as the owner", await ReadAsOwnerAsync(relation, victim));
        Outcome moved = await _app.TryAsync(attacker, $"update {relation.Name} set tenant_id = '{victim}'");
        bool isAppendOnly = moved.SqlState == PostgresErrorCodes.RestrictViolation;
        yield return ("move all rows", Unless(moved.IsDenied || isAppendOnly || (attacker is null && moved.Rows == 0), moved));
        foreach (string conflict in new[] { "", " on conflict do nothing" })
        {
            yield return ($"insert{conflict}", await InsertAsync(relation, attacker, victim, conflict));
        }

        if (!policiesOnly)
        {
            foreach (string sql in new[] { "truncate {0} cascade", "lock table {0} in access exclusive mode" })
            {
                string statement = string.Format(null, sql, relation.Name);
                Outcome outcome = await _app.TryAsync(attacker, statement);
                yield return (statement, Unless(outcome.IsDenied || relation.Kind is "v" or "m", outcome));
            }
        }

        Outcome copied = await _app.TryCopyAsync(attacker, relation.Name);
        yield return ("copy", Unless(copied.SqlState is not null, copied));

        // Last, because where deleting is granted they take the attacker's own rows away.
        foreach (string sql in RowAttacks(relation))
        {
            Outcome withWhere = await _app.TryAsync(attacker, $"{sql} where tenant_id = $1", victim);
            yield return ($"{sql} where …", Unless(withWhere.IsDenied || withWhere.Rows == 0, withWhere));

            // Without WHERE no column is read, so the policy for SELECT does not help: a lax one for UPDATE shows.
            Outcome withoutWhere = await _app.TryAsync(attacker, sql);
            yield return (sql, Unless(attacker is not null || withoutWhere.IsDenied || withoutWhere.Rows == 0, withoutWhere));
        }
    }

    private static IEnumerable<string> RowAttacks(Relation relation)
    {
        foreach (string column in relation.Updatable.Append(relation.FirstColumn).Distinct())
        {
            yield return $"update {relation.Name} set {column} = {column}";
            yield return $"update {relation.Name} set {column} = default";
        }

        yield return $"delete from {relation.Name}";
    }

    /// <summary>Reads everything without any predicate: seed row B-51, the forgotten WHERE.</summary>
    private async Task<string?> ReadAsync(Relation relation, TenantContext? attacker)
    {
        Outcome outcome = await _app.TryAsync(
            attacker, $"select coalesce(array_agg(distinct tenant_id), '{{}}') from {relation.Name}");
        if (outcome.Value is not Guid[] seen)
        {
            return Unless(outcome.IsDenied && !relation.IsReadable, outcome);
        }

        Guid[] own = attacker is null ? [] : [attacker.TenantId];
        Guid[] allowed = relation.Name == "read_model.products" && attacker is not null
            ? [.. own, DemoData.CommonTenantId] : own;
        Guid[] foreign = [.. seen.Except(allowed)];
        return foreign.Length > 0 ? $"shows rows of {foreign.Length} other tenants"
            : Unless(seen.Intersect(own).Count() == own.Length, "shows not even the own rows, so nothing is proved");
    }

    /// <summary>FORCE: not even the role that owns the table, used by mistake, reads past the policies.</summary>
    private async Task<string?> ReadAsOwnerAsync(Relation relation, Guid victim)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionStrings.Migrator);
        await connection.OpenAsync();
        await using var become = new NpgsqlCommand("set role gt_owner", connection);
        await become.ExecuteNonQueryAsync();
        await using var read = new NpgsqlCommand($"select count(*) from {relation.Name} where tenant_id = $1", connection)
        {
            Parameters = { new NpgsqlParameter { Value = victim } },
        };
        try
        {
            return await read.ExecuteScalarAsync() is 0L ? null : "shows rows";
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return null;
        }
    }

    /// <summary>
    /// A row that is right in every other column, so that nothing but the tenant can be the reason to refuse.
    /// </summary>
    private async Task<string?> InsertAsync(Relation relation, TenantContext? attacker, Guid victim, string conflict)
    {
        string? row = await database.ScalarAsAdminAsync<string>(
            $"select (to_jsonb(r) || jsonb_build_object('tenant_id', $2::uuid))::text from {relation.Name} r where tenant_id = $1 limit 1",
            attacker?.TenantId ?? victim, victim);
        string columns = relation.Insertable.Length > 0 ? string.Join(", ", relation.Insertable) : relation.FirstColumn;
        Outcome outcome = await _app.TryAsync(
            attacker,
            $"insert into {relation.Name} ({columns}) select {columns} from jsonb_populate_record(null::{relation.Name}, $1::jsonb){conflict}",
            row);

        // Every other error means that the row came as far as the constraints; 42501 without the name, where inserting is
        // allowed, that another policy happened to refuse it.
        bool isNamed = attacker is null || relation.Insertable.Length == 0
            || outcome.Message.Contains("\"tenant_isolation\"", StringComparison.Ordinal);
        return Unless(outcome.IsDenied && isNamed, outcome);
    }

    private async Task<string> FingerprintAsync(Relation relation, Guid victim) => relation.HasTenant && relation.Kind is not ("v" or "m")
        ? await database.ScalarAsAdminAsync<string>(
            $"select concat(count(*), ' ', md5(string_agg(r.xmin || r::text, ',' order by r::text))) from {relation.Name} r where tenant_id = $1",
            victim) ?? ""
        : "";

    private static string? Unless(bool holds, object otherwise) => holds ? null : otherwise.ToString();
}
