using System.Text.Json;
using Bridge.WhatsAppSandbox.Control;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Templates;

/// <summary>The account's templates: few, so that each change writes them all, by a rename.</summary>
internal sealed class TemplateStore
{
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

    public int Remove(Predicate<Template> which)
    {
        var removed = 0;
        Write(templates => (removed = templates.RemoveAll(which)) > 0);
        return removed;
    }

    public void Reset() => Write(templates =>
    {
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
