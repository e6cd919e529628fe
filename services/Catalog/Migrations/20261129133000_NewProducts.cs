using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Catalog.Migrations;

/// <summary>Whether new products are in the menu at once is decided in the console.</summary>
[DbContext(typeof(CatalogDbContext))]
[Migration("20261129133000_NewProducts")]
sealed class NewProducts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "catalog_settings",
        columns: table => new
        {
            id = table.Column<int>(type: "integer", nullable: false),
            new_visible = table.Column<bool>(type: "boolean", nullable: false),
        },
        constraints: table => table.PrimaryKey("pk_catalog_settings", s => s.id));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(name: "catalog_settings");
}
