using Bridge.Contracts.Messaging;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Applications;

/// <summary>Messaging has the file now: a CV that was waited for need not wait for its next try.</summary>
internal sealed class MediaStoredConsumer(HrDbContext db, ApplicationSignal signal) : IConsumer<MediaStored>
{
    public async Task Consume(ConsumeContext<MediaStored> context)
    {
        var media = context.Message.MediaId;
        if (await db.Database.ExecuteSqlAsync(
            $"UPDATE application SET due_at = now() WHERE due_at IS NOT NULL AND (cv_media_id = {media} OR {media} = ANY(cv_pages)) AND cv_sha256 IS NULL AND cv_problem IS NULL",
            context.CancellationToken) > 0)
        {
            signal.Wake();
        }
    }
}

/// <summary>Messaging will never have it: the application goes on without. One photo of several is found to be missing when they are bound.</summary>
internal sealed class MediaFailedConsumer(HrDbContext db, ApplicationSignal signal) : IConsumer<MediaFailed>
{
    public async Task Consume(ConsumeContext<MediaFailed> context)
    {
        var (media, problem) = (context.Message.MediaId, $"The CV could not be had from WhatsApp: {context.Message.Reason}");
        if (await db.Database.ExecuteSqlAsync(
            $"UPDATE application SET due_at = now(), cv_problem = {problem} WHERE cv_media_id = {media} AND cv_sha256 IS NULL", context.CancellationToken) > 0)
        {
            signal.Wake();
        }
    }
}
