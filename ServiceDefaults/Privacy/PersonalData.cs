using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bridge.ServiceDefaults;

/// <summary>
/// What a service holds of people, said once, table by table: export, erasure and the search for what is left all follow from it. A test of each service
/// fails while one of its tables is in neither list.
/// </summary>
/// <param name="Tables">In the order in which their rows may go.</param>
/// <param name="OfNobody">Tables that hold nothing of a customer or applicant.</param>
public sealed record PersonalData(IReadOnlyList<PersonalTable> Tables, IReadOnlyList<string> OfNobody)
{
    /// <summary>
    /// SQL that answers (kind, value) rows: what else the person is known by here. Kinds are <c>conversation</c>, <c>contact</c>, <c>key</c>,
    /// <c>number</c>, <c>user</c>, <c>name</c>.
    /// </summary>
    public string? Find { get; init; }

    /// <summary>SQL that takes the locks under which the service itself writes these rows.</summary>
    public string? Lock { get; init; }

    /// <summary>SQL that is true while something of his is under way that must end first.</summary>
    public string? Busy { get; init; }

    public PersonalFiles? Files { get; init; }

    /// <summary>The tables that every service has. A message names its person by an id, within a body that is not searched for anything else.</summary>
    internal static readonly IReadOnlyList<PersonalTable> OfEveryService =
    [
        new("outbox", InBody) { Shown = Body("type", "created_at") },
        new("outbox_dead", InBody) { Shown = Body("type", "died_at") },
        new("dead_message", InBody) { Shown = Body("message_type", "died_at") },
    ];

    public static readonly IReadOnlyList<string> OfNobodyInEveryService = ["inbox", "signing_key", "retention_rule", "__EFMigrationsHistory"];

    /// <summary>The declared ones and those that every service has.</summary>
    public IEnumerable<PersonalTable> All => Tables.Concat(OfEveryService);

    const string InBody = "EXISTS (SELECT FROM unnest(@conversations || @contacts || @keys) AS id WHERE position(convert_to(id::text, 'UTF8') IN t.body) > 0)";

    static string Body(string type, string at) => $"json_build_object('type', t.{type}, 'at', t.{at}, 'body', encode(t.body, 'escape'))";
}

/// <summary>A table that holds something of people. Parameters: @conversations, @contacts, @keys (uuid[]), @numbers, @users (text[]).</summary>
/// <param name="Of">SQL condition on <c>t</c>: the rows that are his.</param>
public sealed record PersonalTable(string Name, string Of)
{
    /// <summary>SQL expression on <c>t</c>: what he is given of a row.</summary>
    public string Shown { get; init; } = "to_json(t)";

    /// <summary>SQL assignments that leave what the law or exactly-once needs, without the person. Null: the row goes.</summary>
    public string? Keep { get; init; }

    /// <summary>SQL condition on <c>t</c>: the rows that go, whatever is kept of others, where he was only played.</summary>
    public string? OfPlayed { get; init; }
}

/// <summary>The files behind the rows.</summary>
/// <param name="Select">SQL: id, file name and hash of his.</param>
/// <param name="Path">Where the service serves one to another service, with <c>{0}</c> for the id.</param>
/// <param name="Used">SQL: whether a row still names @sha256.</param>
public sealed record PersonalFiles(string Select, string Path, string Used);

/// <summary>Where the bytes lie: each file under the hash of its content.</summary>
public interface IFilesByHash
{
    Task ForgetAsync(string sha256, CancellationToken ct);
}

public static class FilesByHash
{
    internal const string Hold = "SELECT pg_advisory_xact_lock(hashtextextended(@sha256, 0))";

    /// <summary>
    /// To the end of the transaction. Who brings a file under its name and says so in a row holds it, and so does who takes one away that no row names:
    /// else one would go that has just come again.
    /// </summary>
    public static Task HoldFileAsync(this DbContext db, string sha256, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(Hold, [new NpgsqlParameter("sha256", sha256)], ct);
}
