using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Applications;

public sealed record AddNoteRequest([Required, MinLength(1), MaxLength(4000)] string? Text);

/// <summary>What the people of the company write about an application among themselves.</summary>
internal static class Notes
{
    public static void Map(RouteGroupBuilder applications)
    {
        applications.MapPost("/{id:guid}/notes", Add).WithName("AddNote");
        applications.MapDelete("/{id:guid}/notes/{note:long}", Remove).WithName("RemoveNote");
    }

    public static ApplicationNote Of(ApplicationEntry entry) => new(entry.Id, entry.At, entry.UserId!.Value, entry.Detail!);

    static async Task<Results<Ok<ApplicationNote>, NotFound>> Add(
        Guid id, AddNoteRequest request, HrDbContext db, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct)
    {
        if (!await db.Applications.AnyAsync(a => a.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var entry = new ApplicationEntry
        {
            ApplicationId = id, At = clock.GetUtcNow(), What = ApplicationEntry.NoteKind, Detail = request.Text!.Trim(), UserId = user.UserId(),
        };
        db.Entries.Add(entry);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(Of(entry));
    }

    /// <summary>His own only: what somebody else wrote is not his to take back.</summary>
    static async Task<Results<NoContent, NotFound>> Remove(Guid id, long note, HrDbContext db, ClaimsPrincipal user, CancellationToken ct)
    {
        var author = user.UserId();
        var removed = await db.Entries.Where(e => e.Id == note && e.ApplicationId == id && e.What == ApplicationEntry.NoteKind && e.UserId == author).ExecuteDeleteAsync(ct);
        return removed == 1 ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
