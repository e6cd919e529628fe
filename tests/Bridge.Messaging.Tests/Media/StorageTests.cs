using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Media;
using Bridge.Messaging.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Bridge.Messaging.Tests.Media;

/// <summary>Where the chats' files lie, and what looks at them before.</summary>
public sealed class StorageTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    static readonly byte[] Pdf = [.. "%PDF-1.7 a CV"u8];

    [Fact]
    public async Task With_an_object_store_a_file_lies_there_is_fetched_again_where_the_folder_was_emptied_and_goes_when_it_is_forgotten()
    {
        await using var server = await ObjectServer.StartAsync();
        await using var host = await StartAsync(server, ObjectServer.SecretKey);
        var (conversation, media) = await ReceiveAsync(host, Pdf);
        await host.UntilAsync("SELECT state FROM media", "Stored");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Pdf));
        Assert.Equal(Pdf, server.Objects[$"bridge-media/chats/{hash[..2]}/{hash}"]);

        foreach (var copy in host.StoredFiles())
        {
            File.Delete(copy);
        }

        using var served = await host.AsAsync("Viewer", HttpMethod.Get, $"/media/{media}");
        Assert.Equal(Pdf, await served.Content.ReadAsByteArrayAsync());
        using var uploaded = await UploadAsync(host, conversation, Pdf);
        Assert.Equal(HttpStatusCode.Created, uploaded.StatusCode);
        Assert.Single(server.Objects);

        await Night.PassAsync(host.Services, days: 366);
        Assert.Empty(server.Objects);
    }

    [Fact]
    public async Task What_the_store_does_not_take_is_not_said_to_be_stored()
    {
        await using var server = await ObjectServer.StartAsync();
        await using var host = await StartAsync(server, "another secret");

        await ReceiveAsync(host, Pdf);

        await host.UntilAsync("SELECT state || attempts FROM media", "Pending1");
        // Counted when the try begins: the file on its way goes when it has failed.
        await Eventually.TrueAsync(() => Task.FromResult(host.StoredFiles().Count == 0), "the try left no file behind");
        Assert.Equal("Pending", await host.ScalarAsync<string>("SELECT state FROM media"));
        Assert.Empty(server.Objects);
    }

    [Fact]
    public async Task A_file_that_is_taken_away_while_the_same_one_arrives_is_brought_again()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await using var other = await host.Database.OpenConnectionAsync();
        await using (var transaction = await other.BeginTransactionAsync())
        {
            // Somebody is erased who had the same file: nothing else named it.
            await using var hold = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", other, transaction) { Parameters = { new() { Value = Hash(Pdf) } } };
            await hold.ExecuteNonQueryAsync();
            await ReceiveAsync(host, Pdf);
            await host.UntilAsync("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())", 1L);
            File.Delete(Assert.Single(host.StoredFiles()));
            await transaction.CommitAsync();
        }

        // Its next try is minutes away.
        await Eventually.TrueAsync(async () =>
        {
            await host.ExecuteAsync("UPDATE media SET due_at = now() WHERE state = 'Pending'");
            return await host.ScalarAsync<string>("SELECT state FROM media") == "Stored";
        }, "the file was brought again");
        Assert.Single(host.StoredFiles());
    }

    [Fact]
    public async Task What_no_message_names_goes_from_the_folder_and_what_has_just_come_or_is_named_stays()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        await ReceiveAsync(host, Pdf);
        await host.UntilAsync("SELECT state FROM media", "Stored");
        var own = Assert.Single(host.StoredFiles());
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(own))!;
        string Put(string below, string name, int daysAgo)
        {
            var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, below)).FullName, name);
            File.WriteAllText(path, "somebody's");
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-daysAgo));
            return path;
        }

        File.SetLastWriteTimeUtc(own, DateTime.UtcNow.AddDays(-400));
        var (left, half, justNow) = (Put("ab", "ab" + new string('0', 62), 2), Put("incoming", "half", 2), Put("cd", "cd" + new string('0', 62), 0));

        await SweepAsync(host);

        Assert.Equal(new[] { own, justNow }.Order(), host.StoredFiles().Order());
        Assert.DoesNotContain(left, host.StoredFiles());
        Assert.DoesNotContain(half, host.StoredFiles());
    }

    [Fact]
    public async Task Beside_an_object_store_copies_go_that_nobody_asked_for_in_a_while()
    {
        await using var server = await ObjectServer.StartAsync();
        await using var host = await StartAsync(server, ObjectServer.SecretKey);
        var (_, media) = await ReceiveAsync(host, Pdf);
        await host.UntilAsync("SELECT state FROM media", "Stored");
        var copy = Assert.Single(host.StoredFiles());

        File.SetLastWriteTimeUtc(copy, DateTime.UtcNow.AddDays(-8));
        using var asked = await host.AsAsync("Viewer", HttpMethod.Get, $"/media/{media}");
        await SweepAsync(host);
        Assert.Single(host.StoredFiles());

        File.SetLastWriteTimeUtc(copy, DateTime.UtcNow.AddDays(-8));
        await SweepAsync(host);
        Assert.Empty(host.StoredFiles());
        using var again = await host.AsAsync("Viewer", HttpMethod.Get, $"/media/{media}");
        Assert.Equal(Pdf, await again.Content.ReadAsByteArrayAsync());
    }

    static Task SweepAsync(MessagingHost host) => host.Services.GetServices<IHostedService>().OfType<MediaSweeper>().Single().SweepAsync(CancellationToken.None);

    static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [Fact]
    public async Task What_the_scanner_finds_is_never_kept_and_what_it_has_not_seen_waits()
    {
        await using var clamd = new Clamd();
        await using var host = await MessagingHost.StartAsync(infrastructure, ("Media:Scan:Clamd", clamd.Address));
        var (conversation, _) = await ReceiveAsync(host, Encoding.ASCII.GetBytes("%PDF-1.7 " + Clamd.Signature));

        Assert.Equal(MediaFailure.Infected, (await host.Neighbours.Events<MediaFailed>().FirstAsync(_ => true)).Reason);
        using var infected = await UploadAsync(host, conversation, Encoding.ASCII.GetBytes("%PDF-1.7 " + Clamd.Signature));
        using var clean = await UploadAsync(host, conversation, Pdf);
        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.Created], [infected.StatusCode, clean.StatusCode]);
        Assert.Equal(3, clamd.Scanned);
        Assert.Single(host.StoredFiles());

        await clamd.DisposeAsync();
        using var unseen = await UploadAsync(host, conversation, Pdf);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unseen.StatusCode);
    }

    /// <summary>What botocore, Amazon's own client, signs for the same requests.</summary>
    [Theory]
    [InlineData("PUT", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", "03bc3c23bb278f45d7f42f3c54c84d96479800808851795a59a4838fdadf9d0f")]
    [InlineData("GET", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "3534ed9181153892a7022ee5d0c6c8a27ca58a47207abb7a50b6627165386056")]
    [InlineData("DELETE", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "69c586ac2dcc5dda71e4a3e383f7f599a96451ffbc93d67568cad2688c0bca6f")]
    public void A_request_is_signed_as_Amazons_own_client_signs_it(string method, string content, string signature) => Assert.Equal(signature, S3Signature.Of(
        method, "/bridge-media/messaging/2c/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", "127.0.0.1:9000", "20261129T120000Z", content,
        "20261129/eu-central-1/s3/aws4_request", ObjectServer.SecretKey));

    [Fact]
    public void A_signature_names_key_day_region_and_what_it_covers()
    {
        const string nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://examplebucket.s3.amazonaws.com/test.txt");

        S3Signature.Sign(request, "us-east-1", "AKIAIOSFODNN7EXAMPLE", ObjectServer.SecretKey, nothing, new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero));

        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=",
            request.Headers.GetValues("Authorization").Single(), StringComparison.Ordinal);
        Assert.Equal("20130524T000000Z", request.Headers.GetValues("x-amz-date").Single());
    }

    Task<MessagingHost> StartAsync(ObjectServer server, string secret) => MessagingHost.StartAsync(infrastructure,
        ("Media:S3:Endpoint", server.Address.ToString()), ("Media:S3:Region", ObjectServer.Region), ("Media:S3:AccessKey", ObjectServer.AccessKey), ("Media:S3:SecretKey", secret), ("Media:S3:Prefix", "chats/"));

    static async Task<(Guid Conversation, Guid Media)> ReceiveAsync(MessagingHost host, byte[] bytes)
    {
        host.Graph.Media["meta1"] = (bytes, "application/pdf");
        await host.DeliverAsync(Meta.Messages(MessagingHost.Number, Meta.Message("wamid.1", "5511999900001", DateTimeOffset.UtcNow, "document",
            new { id = "meta1", mime_type = "application/pdf", filename = "cv.pdf", sha256 = Convert.ToBase64String(SHA256.HashData(bytes)) })));
        var item = await host.NextItemAsync();
        return (item.ConversationId, Assert.IsType<MediaItem>(item.Item).MediaId);
    }

    static async Task<HttpResponseMessage> UploadAsync(MessagingHost host, Guid conversation, byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } }, "file", "cv.pdf" } };
        return await host.AsAsync("Agent", HttpMethod.Post, $"/conversations/{conversation}/media", form);
    }
}
