using Bridge.ServiceDefaults;

namespace Bridge.ErpConnector.Tests.Calling;

public sealed class NetworkGuardTests
{
    private static NetworkGuard Guard(string allowed = "") => new(allowed, "Erp__AllowedNetworks");

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.1")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void An_address_that_is_not_public_is_refused(string address) =>
        Assert.False(Guard().Permits(IPAddress.Parse(address), 443, https: true));

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:2800:220:1::1", true)]
    [InlineData("93.184.216.34", false)]
    public void A_public_address_is_called_by_https_only(string address, bool https) =>
        Assert.Equal(https, Guard().Permits(IPAddress.Parse(address), 443, https));

    [Theory]
    [InlineData("127.0.0.1:8089", "127.0.0.1", 8089, true)]
    [InlineData("127.0.0.1:8089", "::ffff:127.0.0.1", 8089, true)]
    [InlineData("127.0.0.1:8089", "127.0.0.1", 5432, false)]
    [InlineData("127.0.0.1:8089", "127.0.0.2", 8089, false)]
    [InlineData("10.20.0.0/16:443", "10.20.3.4", 443, true)]
    [InlineData("10.20.0.0/16:443", "10.21.3.4", 443, false)]
    [InlineData("10.20.0.0/16", "10.20.3.4", 9999, true)]
    [InlineData("192.168.0.0/24, 10.0.0.1", "10.0.0.1", 80, true)]
    [InlineData("fd00::/8", "fd12::1", 80, true)]
    [InlineData("[fd00::]/8:443", "fd12::1", 443, true)]
    [InlineData("[::1]:8089", "::1", 8089, true)]
    [InlineData("[::1]:8089", "::1", 8090, false)]
    public void What_the_operator_lists_may_be_called_by_plain_http_too(string allowed, string address, int port, bool permitted) =>
        Assert.Equal(permitted, Guard(allowed).Permits(IPAddress.Parse(address), port, https: false));

    [Theory]
    [InlineData("localhost:8089")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.1:http")]
    public void A_list_that_cannot_be_read_stops_the_start(string allowed) =>
        Assert.Contains("Erp__AllowedNetworks", Assert.Throws<FormatException>(() => Guard(allowed)).Message, StringComparison.Ordinal);
}
