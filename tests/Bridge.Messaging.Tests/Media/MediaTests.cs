using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Media;
using Bridge.Messaging.Tests.Sending;
using Bridge.Messaging.Tests.Support;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Messaging.Tests.Media;

public sealed class MediaTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    static readonly byte[] Pdf = [.. "%PDF-1.7 a CV"u8];
    static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4, 5, 6, 7, 8];

    [Fact]
    public async Task A_customers_file_is_fetched_at_once_and_served_to_services_and_people()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        host.Graph.Media["meta1"] = (Pdf, "application/pdf");

        await host.DeliverAsync(Document("wamid.1", "meta1", Pdf));
        var item = Assert.IsType<MediaItem>((await host.NextItemAsync()).Item);
        var stored = await host.Neighbours.Events<MediaStored>().FirstAsync(m => m.MediaId == item.MediaId);
        using var forService = await host.AsAsync(host.Neighbours.AsService("messaging"), HttpMethod.Get, $"/internal/media/{item.MediaId}");
        using var forPerson = await host.AsAsync("Viewer", HttpMethod.Get, $"/media/{item.MediaId}");

        Assert.Equal(("application/pdf", Pdf.Length, Convert.ToHexStringLower(SHA256.HashData(Pdf))), (stored.MimeType, stored.Size, stored.Sha256));
        Assert.Equal(Pdf, await forService.Content.ReadAsByteArrayAsync());
        Assert.Equal(Pdf, await forPerson.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", forPerson.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", forPerson.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_file_is_linked_for_the_ERP_until_its_time_is_over_and_nobody_makes_up_a_link()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("BRIDGE_PUBLIC_URL", "https://bridge.example"));
        host.Graph.Media["meta1"] = (Pdf, "application/pdf");
        await host.DeliverAsync(Document("wamid.1", "meta1", Pdf));
        var item = Assert.IsType<MediaItem>((await host.NextItemAsync()).Item);
        await host.Neighbours.Events<MediaStored>().FirstAsync(m => m.MediaId == item.MediaId);

        using var answer = await host.AsAsync(host.Neighbours.AsService("messaging"), HttpMethod.Post, "/internal/media/links", JsonContent.Create(new[] { item.MediaId, Guid.CreateVersion7() }));
        var link = Assert.Single((await answer.Content.ReadFromJsonAsync<List<LinkedMedia>>())!);
        Assert.Equal((item.MediaId, "application/pdf", Pdf.Length), (link.Id, link.MimeType, link.Size));
        var url = new Uri(link.Url!);
        Assert.Equal("bridge.example", url.Host);

        using var file = await host.Http.GetAsync(url.PathAndQuery);
        Assert.Equal(Pdf, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(("attachment", "nosniff"), (file.Content.Headers.ContentDisposition?.DispositionType, file.Headers.GetValues("X-Content-Type-Options").Single()));
        string[] made = [url.PathAndQuery[..^1] + (url.PathAndQuery[^1] == 'A' ? 'B' : 'A'), "/files/media/AAAA", "/files/media/%20", $"/files/media/{new string('A', 200)}", $"/files/media/{item.MediaId}"];
        foreach (var path in made)
        {
            using var nothing = await host.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        }

        var (token, services) = (url.Segments[^1], host.Services);
        var later = new MediaLinks(services.GetRequiredService<SecretBox>(), services.GetRequiredService<IConfiguration>(), new InAMonth());
        Assert.Equal((item.MediaId, null), (services.GetRequiredService<MediaLinks>().Open(token), later.Open(token)));

        using var unknown = await host.AsAsync("Viewer", HttpMethod.Post, "/internal/media/links", JsonContent.Create(new[] { item.MediaId }));
        Assert.Equal(HttpStatusCode.Forbidden, unknown.StatusCode);
        await host.ExecuteAsync("UPDATE media SET hr_only = true");
        using var private_ = await host.Http.GetAsync(url.PathAndQuery);
        Assert.Equal(HttpStatusCode.NotFound, private_.StatusCode);
    }

    [Fact]
    public async Task Other_bytes_than_announced_are_not_taken()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        host.Graph.Media["meta1"] = ([.. "%PDF-1.7 another"u8], "application/pdf");

        await host.DeliverAsync(Document("wamid.1", "meta1", Pdf));
        await host.DeliverAsync(Document("wamid.2", "nowhere", Pdf));

        var reasons = (await host.Neighbours.Events<MediaFailed>().AtLeastAsync(2)).Select(f => f.Reason);
        Assert.Equal([MediaFailure.NotFound, MediaFailure.HashDiffers], reasons.Order());
    }

    [Fact]
    public async Task A_download_that_stalls_holds_up_no_other_and_one_cut_short_is_fetched_once_more()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure, ("Media:StallSeconds", "0.3"));
        foreach (var id in (string[])["stalls1", "stalls2", "stalls3", "stalls4", "stalls5", "cut"])
        {
            host.Graph.Media[id] = (Pdf, "application/pdf");
        }

        var cuts = 0;
        host.Graph.OnFile = async (id, context) =>
        {
            if (id.StartsWith("stalls", StringComparison.Ordinal))
            {
                await context.Response.Body.WriteAsync(Pdf.AsMemory(0, 3), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                var gone = new TaskCompletionSource();
                await using var registration = context.RequestAborted.Register(gone.SetResult);
                await gone.Task;
            }

            return Interlocked.Increment(ref cuts) == 1 ? Results.Bytes(Pdf[..^3], "application/pdf") : null;
        };

        foreach (var (index, id) in host.Graph.Media.Keys.Order().Reverse().Index())
        {
            await host.DeliverAsync(Document($"wamid.{index}", id, Pdf));
        }

        await host.Neighbours.Events<MediaStored>().FirstAsync(_ => true);
        Assert.Equal("cut", await host.ScalarAsync<string>("SELECT meta_id FROM media WHERE state = 'Stored'"));
    }

    [Fact]
    public async Task A_picture_that_Meta_has_forgotten_is_uploaded_anew()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        var picture = new ImageRef(Guid.CreateVersion7(), Convert.ToHexStringLower(SHA256.HashData(Png)), "image/png");
        host.Neighbours.Images[picture.ImageId] = Png;
        await host.SayAsync(item.ConversationId, 1, item.Number, Audience.All, new ImageContent(picture, "Mug"));
        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 1L);

        host.Graph.OnMessage = (message, _) => Task.FromResult(message.Body["image"]?["id"]?.GetValue<string>() == "upload-1" ? FakeGraph.Error(131009) : FakeGraph.Accept(message));
        await host.SayAsync(item.ConversationId, 2, item.Number, Audience.All, new ImageContent(picture, "Mug"));
        await host.SayAsync(item.ConversationId, 3, item.Number, Audience.All, new ImageContent(picture, "Mug"));

        await host.UntilAsync("SELECT count(*) FROM outgoing WHERE status = 'Sent'", 3L);
        Assert.Equal(["upload-1", "upload-1", "upload-2", "upload-2"], host.Graph.All.Select(m => m.Body["image"]?["id"]?.GetValue<string>()));
    }

    [Fact]
    public async Task A_document_waits_for_an_upload_that_does_not_succeed_at_once()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        host.Graph.Media["meta1"] = (Pdf, "application/pdf");
        await host.DeliverAsync(Document("wamid.1", "meta1", Pdf));
        var item = await host.NextItemAsync();
        var file = Assert.IsType<MediaItem>(item.Item);
        await host.Neighbours.Events<MediaStored>().FirstAsync(m => m.MediaId == file.MediaId);
        host.Graph.OnUpload = count => count < 3 ? FakeGraph.Error(131016, 503) : null;

        await host.SayAsync(item.ConversationId, 1, item.Number, Audience.All, new DocumentContent(file.MediaId, "offer.pdf", "Our offer"));

        Assert.Equal("upload-3", (await host.NextSentAsync()).Body["document"]?["id"]?.GetValue<string>());
    }

    [Fact]
    public async Task A_picture_is_uploaded_once_and_its_id_used_again()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        var picture = new ImageRef(Guid.CreateVersion7(), Convert.ToHexStringLower(SHA256.HashData(Png)), "image/png");
        host.Neighbours.Images[picture.ImageId] = Png;

        await host.SayAsync(item.ConversationId, 1, item.Number, Audience.All, new ImageContent(picture, "Mug"),
            new ButtonsContent("How many?", [new Button("1", "One")]) { Picture = picture });

        Assert.Equal("upload-1", (await host.NextSentAsync()).Body["image"]?["id"]?.GetValue<string>());
        Assert.Equal("upload-1", (await host.NextSentAsync()).Body["interactive"]?["header"]?["image"]?["id"]?.GetValue<string>());
        Assert.Equal(["image/png"], host.Graph.Uploads);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_had_is_left_out_and_the_message_says_so()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var item = await SendingTests.GreetAsync(host);
        var gone = new ImageRef(Guid.CreateVersion7(), new string('0', 64), "image/png");

        await host.SayAsync(item.ConversationId, 1, item.Number, Audience.All, new ImageContent(gone, "Mug, 5.00"));

        Assert.Equal("Mug, 5.00", (await host.NextSentAsync()).Text);
        await host.UntilAsync("SELECT changes->>'image' FROM outgoing", "PictureLeftOut");
    }

    [Theory]
    [InlineData("https://evil.example/file")]
    [InlineData("http://lookaside.fbsbx.com/file")]
    public async Task The_token_goes_to_Metas_hosts_only(string url)
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        host.Graph.Media["meta1"] = (Pdf, "application/pdf");
        host.Graph.FileUrl = _ => url;

        await host.DeliverAsync(Document("wamid.1", "meta1", Pdf));

        await host.UntilAsync("SELECT attempts FROM media WHERE state = 'Pending'", 1);
    }

    [Fact]
    public async Task A_file_that_is_not_here_yet_says_so()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        host.Graph.Media["meta1"] = (Pdf, "application/pdf");
        host.Graph.FileUrl = _ => "https://evil.example/file";
        await host.DeliverAsync(Document("wamid.1", "meta1", Pdf));
        var item = Assert.IsType<MediaItem>((await host.NextItemAsync()).Item);

        using var response = await host.AsAsync("Viewer", HttpMethod.Get, $"/media/{item.MediaId}");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task A_flow_is_told_how_large_a_picture_is_once_it_is_here()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        byte[] png = [.. Png[..8], 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0x0B, 0xB8, 0, 0, 0x03, 0xE8];
        host.Graph.Media["meta1"] = (png, "image/png");
        await host.DeliverAsync(Document("wamid.1", "meta1", png));
        var item = await host.NextItemAsync();
        var (effect, media) = (new EffectRef(item.ConversationId, Guid.CreateVersion7(), "e1"), Assert.IsType<MediaItem>(item.Item).MediaId);

        await host.SendAsync(new MeasurePicture(effect, media, DateTimeOffset.UtcNow.AddMinutes(1)));
        await host.SendAsync(new MeasurePicture(effect with { EffectId = "e2" }, Guid.CreateVersion7(), DateTimeOffset.UtcNow.AddMinutes(1)));

        var measured = host.Neighbours.Received<PictureMeasured>("flow-picture-measured");
        Assert.Equal((media, 3000, 1000, false), await measured.FirstAsync(m => m.Effect == effect) is var m ? (m.MediaId, m.Width, m.Height, m.Lost) : default);
        Assert.True((await measured.FirstAsync(m => m.Effect.EffectId == "e2")).Lost);
    }

    [Theory]
    [InlineData("heic", "image/heic")]
    [InlineData("mif1", "image/heic")]
    [InlineData("avif", "image/avif")]
    [InlineData("isom", "video/mp4")]
    public void What_is_in_the_container_says_its_brand(string brand, string type) =>
        Assert.Equal(type, MediaTypes.Of((byte[])[0, 0, 0, 24, .. "ftyp"u8, .. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0], "image/heic"));

    static string Document(string wamid, string id, byte[] bytes) => Meta.Messages(MessagingHost.Number, Meta.Message(wamid, "5511999900001", DateTimeOffset.UtcNow, "document",
        new { id, mime_type = "application/pdf", filename = "cv.pdf", sha256 = Convert.ToBase64String(SHA256.HashData(bytes)) }));

    sealed class InAMonth : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow.AddDays(31);
    }
}
