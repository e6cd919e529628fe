using System.ComponentModel.DataAnnotations;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Gateway.Audit;

/// <param name="Next">Give it as <c>before</c> for the next page; null at the end.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Items, long? Next);

static class AuditApi
{
    public static void MapAudit(this WebApplication app) =>
        app.MapGroup("/api/audit").RequireAuthorization(Policies.Admin).WithTags("Audit").MapGet("/", GetAudit).WithName(nameof(GetAudit));

    /// <summary>Newest first; of one user, or under one path; with <c>signIns</c> only who came and went (true), or only changes (false).</summary>
    static async Task<Ok<AuditPage>> GetAudit(GatewayDbContext db, Guid? user, string? path, bool? signIns, long? before, CancellationToken ct, [Range(1, 200)] int limit = 50)
    {
        var query = db.Audit.AsNoTracking();
        query = user is { } id ? query.Where(e => e.UserId == id) : query;
        query = string.IsNullOrEmpty(path) ? query : query.Where(e => e.Path.StartsWith(path));
        query = signIns is { } only ? query.Where(e => e.Event != null == only) : query;
        query = before is { } last ? query.Where(e => e.Id < last) : query;
        var items = await query.OrderByDescending(e => e.Id).Take(limit + 1).ToListAsync(ct);
        var more = items.Count > limit;
        return TypedResults.Ok(new AuditPage([.. items.Take(limit)], more ? items[limit - 1].Id : null));
    }
}

/// <summary>Neither people nor this service change what is recorded: the table refuses. Only the nightly purge may take out what has been kept long enough.</summary>
public sealed class AppendOnlyAudit(GatewayDbContext db) : IMigrationStep
{
    /// <summary>For the transaction in which it stands.</summary>
    public const string Open = "SET LOCAL bridge.purge = 'on'";

    public async Task RunAsync(CancellationToken ct) => await db.Database.ExecuteSqlRawAsync(
        """
        CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF TG_OP = 'DELETE' AND current_setting('bridge.purge', true) = 'on' THEN RETURN NULL; END IF;
            RAISE EXCEPTION 'the audit log is append-only';
        END $$;
        CREATE OR REPLACE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
        """, ct);
}
