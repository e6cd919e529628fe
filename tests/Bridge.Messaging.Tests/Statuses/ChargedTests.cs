using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Bridge.Messaging.Statuses;
using Bridge.Messaging.Tests.Support;

namespace Bridge.Messaging.Tests.Statuses;

public sealed class ChargedTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    [Fact]
    public async Task What_was_delivered_this_month_is_counted_as_Meta_charges_it()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);
        var (month, before) = ("date_trunc('month', now())", "date_trunc('month', now()) - interval '2 days'");
        await host.ExecuteAsync(
            $"""
             INSERT INTO message_status (wamid, phone_number_id, rank, sent_at, delivered_at, pricing_type, pricing_category)
             SELECT 'w' || n, '1', 2, {month}, {month} + interval '1 second', 'regular', CASE WHEN n <= 3 THEN 'service' ELSE 'utility' END FROM generate_series(1, 5) n;
             INSERT INTO message_status (wamid, phone_number_id, rank, sent_at, delivered_at, read_at, pricing_type, pricing_category) VALUES
                 ('free', '1', 2, {month}, {month}, NULL, 'free_customer_service', 'service'),
                 ('read at once', '1', 3, {month}, NULL, {month}, 'regular', 'marketing'),
                 ('never delivered', '1', 1, {month}, NULL, NULL, 'regular', 'marketing'),
                 ('last month', '1', 2, {before}, {before}, NULL, 'regular', 'marketing');
             """);

        using var answer = await host.AsAsync("Viewer", HttpMethod.Get, "/billing/month?timeZone=UTC");
        var charged = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal((6, 1), ((int)charged["charged"]!, (int)charged["free"]!));
        Assert.Equal(["service 3", "utility 2", "marketing 1"], charged["categories"]!.AsArray().Select(c => $"{c!["category"]} {c["messages"]}"));
    }

    [Fact]
    public async Task A_time_zone_that_there_is_not_is_refused_by_its_name()
    {
        await using var host = await MessagingHost.StartAsync(infrastructure);

        using var answer = await host.AsAsync("Viewer", HttpMethod.Get, "/billing/month?timeZone=Nowhere/Town");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("timeZone", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-30T22:00:00Z", "Asia/Kathmandu", "2026-11-30T18:15:00Z")]
    [InlineData("2026-11-30T18:00:00Z", "Asia/Kathmandu", "2026-10-31T18:15:00Z")]
    [InlineData("2026-11-01T03:00:00Z", "America/New_York", "2026-10-01T04:00:00Z")]
    public void A_month_begins_where_the_company_is(string now, string zone, string since) =>
        Assert.Equal(DateTimeOffset.Parse(since, CultureInfo.InvariantCulture),
            CountCharged.BeginningOfMonth(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone)));
}
