using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bridge.Messaging.Conversations;

/// <summary>How many rows PostgreSQL expects to find: what very many have is in its statistics, and need not be collected to be known.</summary>
static class Expected
{
    /// <param name="from">What follows SELECT; its one parameter is $1.</param>
    public static async Task<double> ExpectedAsync(this MessagingDbContext db, string from, object value, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var explain = ((NpgsqlConnection)db.Database.GetDbConnection()).Command($"EXPLAIN (FORMAT JSON) SELECT {from}", value);
            return JsonNode.Parse((string)(await explain.ExecuteScalarAsync(ct))!)![0]!["Plan"]!["Plan Rows"]!.GetValue<double>();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
