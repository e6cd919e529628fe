using System.Collections.Concurrent;
using System.Text.Json;
using Bridge.WhatsAppSandbox.Control;
using Bridge.WhatsAppSandbox.Graph;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Templates;

/// <summary>The account's templates: few, so that each change writes them all, by a rename.</summary>
internal sealed class TemplateStore
{
    /// <summary>Of an account that is not verified.</summary>
    private const int Most = 250, CreationsPerWindow = 100;

    private static readonly TimeSpan CreationWindow = TimeSpan.FromHours(1), NameRest = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<(string Name, string Language), DateTimeOffset> _gone = new();
    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly LiveEvents _live;
    private List<Template> _templates;

    public TemplateStore(DataDirectory data, LiveEvents live)
    {
        (_path, _live) = (data.File("templates.json"), live);
        _templates = File.Exists(_path) ? JsonSerializer.Deserialize<List<Template>>(File.ReadAllText(_path)) ?? [] : [.. Template.Defaults];
    }

    public IReadOnlyList<Template> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _templates];
            }
        }
    }

    public Template? Find(string id) => All.FirstOrDefault(template => template.Id == id);

    public Template? Find(string? name, string? language) => All.FirstOrDefault(template => template.Name == name && template.Language == language);

    /// <summary>False where there is one of this name and language already.</summary>
    public bool Add(Template template) => Write(templates =>
    {
        if (templates.Any(other => other.Name == template.Name && other.Language == template.Language))
        {
            return false;
        }
        templates.Add(template);
        return true;
    });

    public Template? Change(string id, Func<Template, Template> change)
    {
        Template? changed = null;
        Write(templates =>
        {
            var index = templates.FindIndex(template => template.Id == id);
            if (index < 0)
            {
                return false;
            }
            templates[index] = changed = change(templates[index]);
            return true;
        });
        return changed;
    }

    /// <summary>A name that is gone is not free again for thirty days.</summary>
    public bool Delete(IReadOnlyList<Template> which, DateTimeOffset now) => Write(templates =>
    {
        foreach (var template in which)
        {
            _gone[(template.Name, template.Language)] = now;
        }
        return templates.RemoveAll(template => which.Any(gone => gone.Id == template.Id)) > 0;
    });

    /// <summary>Why there may not be another one now.</summary>
    public GraphError? Refusal(Template template, DateTimeOffset now)
    {
        var all = All;
        return all.Count >= Most ? TemplateCheck.Known(2388019, "Message template limit exceeded", $"An account has at most {Most} templates.")
            : all.Count(other => other.CreatedAt + CreationWindow > now) >= CreationsPerWindow ? GraphErrors.Known(80007)
            : _gone.TryGetValue((template.Name, template.Language), out var since) && since + NameRest > now
                ? TemplateCheck.Known(2388023, "Message template language is being deleted", "New content can't be added for this name and language for thirty days after it was deleted.")
            : null;
    }

    public void Reset() => Write(templates =>
    {
        _gone.Clear();
        templates.Clear();
        templates.AddRange(Template.Defaults);
        return true;
    });

    private bool Write(Func<List<Template>, bool> change)
    {
        lock (_lock)
        {
            List<Template> next = [.. _templates];
            if (!change(next))
            {
                return false;
            }
            File.WriteAllText(_path + ".next", JsonSerializer.Serialize(next));
            File.Move(_path + ".next", _path, overwrite: true);
            _templates = next;
        }
        _live.Publish("templates", null);
        return true;
    }
}
