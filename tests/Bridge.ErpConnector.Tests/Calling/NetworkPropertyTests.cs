using System.Buffers.Binary;
using System.Globalization;
using CsCheck;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http;

namespace Bridge.ErpConnector.Tests.Calling;

/// <summary>An address inside is refused however it is written, and whatever surrounds it.</summary>
public sealed class NetworkPropertyTests
{
    private static readonly (string Network, int Prefix)[] Inside =
    [
        ("0.0.0.0", 8), ("10.0.0.0", 8), ("100.64.0.0", 10), ("127.0.0.0", 8), ("169.254.0.0", 16), ("172.16.0.0", 12), ("192.168.0.0", 16), ("198.18.0.0", 15), ("224.0.0.0", 4), ("240.0.0.0", 4),
    ];

    private static readonly Gen<IPAddress> InsideAddress = Gen.Select(Gen.Int[0, Inside.Length - 1], Gen.UInt).Select((which, host) =>
    {
        var (network, prefix) = Inside[which];
        var mask = uint.MaxValue << (32 - prefix);
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (BinaryPrimitives.ReadUInt32BigEndian(IPAddress.Parse(network).GetAddressBytes()) & mask) | (host & ~mask));
        return new IPAddress(bytes);
    });

    [Fact]
    public void No_form_that_carries_an_inside_address_is_permitted() => InsideAddress.Sample(address =>
    {
        var guard = new NetworkGuard("", "Erp__AllowedNetworks");
        var four = address.GetAddressBytes();
        string hex = $"{four[0]:x2}{four[1]:x2}:{four[2]:x2}{four[3]:x2}";

        Assert.All(
            [address, IPAddress.Parse($"::ffff:{hex}"), IPAddress.Parse($"::{hex}"), IPAddress.Parse($"64:ff9b::{hex}"), IPAddress.Parse($"2002:{hex}::")],
            form => Assert.False(guard.Permits(form, 443, https: true), form.ToString()));
    });

    /// <summary>As a URL's host: dotted, decimal, hexadecimal, octal, shortened, mapped, by name.</summary>
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("localhost")]
    public async Task A_request_to_this_machine_is_refused_before_anything_is_sent(string host)
    {
        var asked = 0;
        await using var server = await ScriptedServer.StartAsync(_ => { Interlocked.Increment(ref asked); return Task.CompletedTask; }, allowed: "192.0.2.1");

        var attempt = await server.AskAsync(
            ErpOperation.GetPrice, new { external_product_id = "P-1", qty = 1 },
            address: new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{host}:{server.Address.Port}")));

        Assert.Equal((CallOutcome.NotConfigured, 0), (attempt.Outcome, asked));
        Assert.Contains("where Bridge may not call", attempt.Problem, StringComparison.Ordinal);
    }

    /// <summary>A name that is permitted when it is looked at and another when it is called: each connection asks once, and goes where it was judged.</summary>
    [Fact]
    public async Task A_name_that_is_bound_anew_gains_nothing()
    {
        await using var server = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        var answers = new Queue<string>(["127.0.0.1", "127.0.0.2", "169.254.169.254"]);
        var guard = new NetworkGuard(
            $"127.0.0.1:{server.Address.Port}", "Erp__AllowedNetworks", (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(answers.Dequeue())]));
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = guard.ConnectAsync }) { DefaultRequestHeaders = { ConnectionClose = true } };
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://rebind.example:{server.Address.Port}"));

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(address)).StatusCode);
        foreach (var inside in new[] { "127.0.0.2", "169.254.169.254" })
        {
            var refused = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(address));
            Assert.Contains(inside, Assert.IsType<NetworkRefusedException>(refused.InnerException).Message, StringComparison.Ordinal);
        }

        Assert.Empty(answers);
    }

    [Fact]
    public async Task A_redirect_to_an_inside_address_is_not_followed()
    {
        var asked = 0;
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            Interlocked.Increment(ref asked);
            context.Response.Redirect("http://169.254.169.254/latest/meta-data");
            return Task.CompletedTask;
        });

        var attempt = await server.AskAsync(ErpOperation.GetPrice, new { external_product_id = "P-1", qty = 1 });

        Assert.Equal((CallOutcome.Violation, 1), (attempt.Outcome, asked));
        Assert.Contains("a redirect to 169.254.169.254", attempt.Problem, StringComparison.Ordinal);
    }
}
