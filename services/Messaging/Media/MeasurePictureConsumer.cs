using Bridge.Contracts.Flow;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Media;

/// <summary>
/// Tells a flow how large a picture is. One that is still on its way from Meta is looked at again a little later, for as long as somebody waits. Repeated, it tells the
/// same once more.
/// </summary>
sealed class MeasurePictureConsumer(MessagingDbContext db, MediaStore store, TimeProvider clock) : IConsumer<MeasurePicture>
{
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    public async Task Consume(ConsumeContext<MeasurePicture> context)
    {
        var (asked, ct) = (context.Message, context.CancellationToken);
        var file = await db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.Id == asked.MediaId, ct);
        if (file is { State: MediaState.Pending })
        {
            if (clock.GetUtcNow() + Between < asked.Until)
            {
                db.Send("messaging-measure-picture", asked, clock.GetUtcNow() + Between);
            }
        }
        else
        {
            var size = file is { State: MediaState.Stored, Sha256: { } sha256 } ? await PictureSize.ReadAsync(await store.FileAsync(sha256, ct), ct) : null;
            db.Send("flow-picture-measured", new PictureMeasured(asked.Effect, asked.MediaId, size?.Width, size?.Height, Lost: file is not { State: MediaState.Stored }));
        }

        await db.SaveChangesAsync(ct);
    }
}
