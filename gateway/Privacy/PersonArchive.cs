using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.ServiceDefaults;

namespace Bridge.Gateway.Privacy;

/// <summary>All that is held of one person as one file: a JSON document for each service, and the files beside it. Written as it is read: nothing lies anywhere in between.</summary>
static class PersonArchive
{
    static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(Stream into, Person person, People people, CancellationToken ct)
    {
        await using var archive = await ZipArchive.CreateAsync(into, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        await WriteJsonAsync(archive, "person.json", person, ct);
        foreach (var service in People.Services)
        {
            var export = await people.ExportAsync(service, person, ct);
            await WriteJsonAsync(archive, $"{service}.json", export.Records, ct);
            foreach (var (number, file) in export.Files.Index())
            {
                if (await people.OpenAsync(service, file, ct) is { } bytes)
                {
                    await using (bytes)
                    {
                        // The name is the sender's, so it is no path and need not be unique.
                        await using var entry = await archive.CreateEntry($"{service}/{number + 1}-{NameOf(file)}").OpenAsync(ct);
                        await bytes.CopyToAsync(entry, ct);
                    }
                }
            }
        }
    }

    static string NameOf(PersonalFile file) => string.Concat(file.Name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' ? c : '_'));

    static async Task WriteJsonAsync<T>(ZipArchive archive, string name, T value, CancellationToken ct)
    {
        await using var entry = await archive.CreateEntry(name).OpenAsync(ct);
        await JsonSerializer.SerializeAsync(entry, value, Readable, ct);
    }
}
