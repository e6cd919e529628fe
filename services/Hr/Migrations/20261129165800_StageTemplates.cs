using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Hr.Migrations;

/// <summary>By which template an applicant hears of a stage.</summary>
[DbContext(typeof(HrDbContext))]
[Migration("20261129165800_StageTemplates")]
sealed class StageTemplates : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "stage_template",
        columns: table => new
        {
            stage = table.Column<string>(type: "text", nullable: false),
            template = table.Column<string>(type: "text", nullable: false),
        },
        constraints: table => table.PrimaryKey("pk_stage_template", t => t.stage));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(name: "stage_template");
}
