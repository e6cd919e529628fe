using System.Net.Http.Json;
using Bridge.ServiceDefaults;

namespace Bridge.Gateway.Privacy;

/// <summary>Asks every service about one person. Whom a service knows by more than the others do, those after it are asked for by that too.</summary>
sealed partial class People(IHttpClientFactory http, PersonalDataStore own, ILogger<People> logger)
{
    /// <summary>Messaging first: it knows who is behind a number.</summary>
    public static readonly IReadOnlyList<string> Services = ["messaging", "flow", "catalog", "hr", "erp-connector"];

    const string Self = "gateway";

    public async Task<Person> FindAsync(Person person, CancellationToken ct)
    {
        foreach (var service in Services)
        {
            person = await AskAsync<Person>(service, "find", person, ct);
        }

        return person;
    }

    /// <summary>How many records of his each table of each service holds.</summary>
    public async Task<Dictionary<string, IReadOnlyDictionary<string, long>>> CountAsync(Person person, CancellationToken ct)
    {
        var counts = new Dictionary<string, IReadOnlyDictionary<string, long>>();
        foreach (var service in Services)
        {
            counts[service] = await AskAsync<Dictionary<string, long>>(service, "count", person, ct);
        }

        counts[Self] = await own.CountAsync(person, ct);
        return counts;
    }

    public async Task<PersonalExport> ExportAsync(string service, Person person, CancellationToken ct) => await AskAsync<PersonalExport>(service, "export", person, ct);

    public async Task<Stream?> OpenAsync(string service, PersonalFile file, CancellationToken ct)
    {
        var answer = await http.CreateClient(service).GetAsync(file.Path, HttpCompletionOption.ResponseHeadersRead, ct);
        if (answer.IsSuccessStatusCode)
        {
            return await answer.Content.ReadAsStreamAsync(ct);
        }

        LogNoFile(service, (int)answer.StatusCode);
        answer.Dispose();
        return null;
    }

    /// <summary>In the order of the services: what comes first could otherwise bring something back in those after it. Null for one that is away.</summary>
    public async Task<IReadOnlyDictionary<string, Erasure?>> EraseAsync(Person person, CancellationToken ct)
    {
        var answers = new Dictionary<string, Erasure?>();
        foreach (var service in Services)
        {
            try
            {
                answers[service] = await AskAsync<Erasure>(service, "erase", person, ct);
            }
            catch (Exception e) when (e is HttpRequestException or Polly.ExecutionRejectedException || (e is OperationCanceledException && !ct.IsCancellationRequested))
            {
                LogAway(e, service);
                answers[service] = null;
            }
        }

        answers[Self] = await own.EraseAsync(person, ct);
        return answers;
    }

    async Task<T> AskAsync<T>(string service, string what, Person person, CancellationToken ct)
    {
        using var answer = await http.CreateClient(service).PostAsJsonAsync($"{PersonalDataApi.Path}/{what}", person, ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<T>(ct))!;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Service} cannot forget anybody just now; it is asked again")]
    partial void LogAway(Exception e, string service);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file of {Service} is missing in an export: it answered {Status}")]
    partial void LogNoFile(string service, int status);
}
